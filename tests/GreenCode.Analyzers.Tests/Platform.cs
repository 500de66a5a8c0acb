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

    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp12;

    public OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>A folder of reference assemblies used instead of <see cref="References"/>.</summary>
    public string? SdkPack { get; init; }

    public string? ExtraSdkPack { get; init; }

    /// <summary>The same platform with packages that the rule is about.</summary>
    public Platform With(params PackageIdentity[] packages) => this with { References = References.AddPackages([.. packages]) };

    public Platform AsProgram() => this with { Output = OutputKind.ConsoleApplication };
}
