using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace RuleGallery.Framework.IndentedResponse;

public static class After
{
    public static void Configure(IServiceCollection services, IHostEnvironment environment) =>
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.WriteIndented = environment.IsDevelopment());
}
