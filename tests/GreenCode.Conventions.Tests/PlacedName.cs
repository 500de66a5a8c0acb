using System.Collections.Immutable;

namespace GreenCode.Conventions.Tests;

/// <summary>A dotted name that may be mentioned only below these folders; nowhere where there are none.</summary>
internal sealed record PlacedName(string Name, ImmutableArray<string> Folders);
