using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace GreenCode.Analyzers.Tests;

/// <summary>What the code under test is compiled for.</summary>
internal sealed record Platform(ReferenceAssemblies References)
{
    public static Platform Net80 { get; } = new(ReferenceAssemblies.Net.Net80);

    public static Platform NetStandard20 { get; } = new(ReferenceAssemblies.NetStandard.NetStandard20);

    /// <summary>The reference pack of the SDK that runs the tests: feeds do not hold one for every version.</summary>
    public static Platform Newest { get; } = Net80 with { SdkPack = SdkPacks.Newest("Microsoft.NETCore.App.Ref") };

    public static Platform NewestWeb { get; } = Newest with { ExtraSdkPack = SdkPacks.Newest("Microsoft.AspNetCore.App.Ref") };

#if NEWEST_ROSLYN
    public LanguageVersion Language { get; init; } = LanguageVersion.Latest;
#else
    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp12;
#endif

    public OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public OptimizationLevel Optimization { get; init; } = OptimizationLevel.Debug;

    /// <summary>A folder of reference assemblies used instead of <see cref="References"/>.</summary>
    public string? SdkPack { get; init; }

    public string? ExtraSdkPack { get; init; }

    /// <summary>Files beside the code, by path, in which marks may stand as well; .editorconfig and .globalconfig are what they are called.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; private init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The same platform with packages that the rule is about.</summary>
    public Platform With(params PackageIdentity[] packages) => this with { References = References.AddPackages([.. packages]) };

    /// <summary>With a file that the package hands to the compiler, such as appsettings.json or a query.</summary>
    public Platform WithFile(string path, string text) => this with { Files = Files.SetItem(path, text) };

    /// <summary>With an MSBuild property of the project, which must be one of those that the package makes visible.</summary>
    public Platform WithProperty(string name, string value)
    {
        Assert.Contains(name, BuildPropertyTests.Visible);
        return Append("/.globalconfig", "is_global = true\n", $"build_property.{name} = {value}\n");
    }

    /// <summary>With an option of a rule in .editorconfig.</summary>
    public Platform WithOption(RuleOption option, string value)
    {
        Assert.Contains(option, RuleCatalog.All.SelectMany(rule => rule.Options));
        return Append("/.editorconfig", "root = true\n[*.cs]\n", $"{option.Key} = {value}\n");
    }

    public Platform AsProgram() => this with { Output = OutputKind.ConsoleApplication };

    private Platform Append(string path, string head, string line) => WithFile(path, Files.GetValueOrDefault(path, head) + line);
}
