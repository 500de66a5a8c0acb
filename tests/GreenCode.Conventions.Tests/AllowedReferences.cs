using System.Collections.Immutable;

namespace GreenCode.Conventions.Tests;

/// <summary>A row of the project table: a project, or a props file that adds to every project below it.</summary>
internal sealed record AllowedReferences(string Project, ImmutableArray<string> References, ImmutableArray<string> Packages);
