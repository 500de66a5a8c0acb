using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Framework.ExceptionAsAnswer;

/// <summary>Says which texts come from the program's configuration: those hold what an administrator wrote, and seldom anything that cannot be read.</summary>
internal static class ConfiguredText
{
    /// <summary>Whether the value, or what a local in it is declared with, is read from configuration.</summary>
    public static bool IsConfigured(this IOperation text) => text.DescendantsAndSelf().Any(part =>
        IsRead(part) || part is ILocalReferenceOperation { Local: { } local } && part.Root().DeclaredValue(local) is { } declared && declared.DescendantsAndSelf().Any(IsRead));

    private static bool IsRead(IOperation part) => part switch
    {
        IInvocationOperation { TargetMethod: { Name: "GetEnvironmentVariable", ContainingType.Name: "Environment" } } => true,
        IInvocationOperation call => HoldsConfiguration(call.TargetMethod.ContainingType) || HoldsConfiguration(call.TargetMethod.IsExtensionMethod ? call.Arguments[0].Value.WithoutConversion().Type : null),
        IPropertyReferenceOperation property => HoldsConfiguration(property.Property.ContainingType),
        _ => false,
    };

    private static bool HoldsConfiguration(ITypeSymbol? type) => type is INamedTypeSymbol named
        && (named.Name is "ConfigurationManager"
            || named.Name.EndsWith("Options", StringComparison.Ordinal)
            || named.Name.EndsWith("Settings", StringComparison.Ordinal)
            || named.AllInterfaces.Prepend(named).Any(IsConfiguration)
            || named.InstanceConstructors.Any(ReadsNothingElse));

    private static bool IsConfiguration(ITypeSymbol type) => type is { Name: "IConfiguration" or "IConfigurationSection" or "IOptions", ContainingNamespace.Name: "Configuration" or "Options" };

    /// <summary>A reader of configuration is made of configuration and of names in it.</summary>
    private static bool ReadsNothingElse(IMethodSymbol constructor) =>
        constructor.Parameters.Any(parameter => IsConfiguration(parameter.Type))
        && constructor.Parameters.All(parameter => IsConfiguration(parameter.Type) || parameter.Type.SpecialType is SpecialType.System_String);
}
