using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;

namespace RuleGallery.Web.SlowestCompression;

public static class After
{
    public static IServiceCollection AddCompression(this IServiceCollection services) => services
        .AddResponseCompression()
        .Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
}
