namespace GreenCode.Analyzers.Roslyn;

/// <summary>The MSBuild properties that rules read, under MSBuild's own names. The package makes each of them visible to the compiler.</summary>
internal enum BuildProperty
{
    Configuration,
    IsTestProject,
}
