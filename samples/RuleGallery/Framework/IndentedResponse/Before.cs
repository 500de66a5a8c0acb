using Microsoft.Extensions.DependencyInjection;

namespace RuleGallery.Framework.IndentedResponse;

public static class Before
{
    public static void Configure(IServiceCollection services) =>
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.WriteIndented = true);
}
