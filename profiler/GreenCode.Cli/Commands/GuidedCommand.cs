using System.Collections.Immutable;
using System.CommandLine;

namespace GreenCode.Cli.Commands;

/// <summary>A command whose help ends with examples.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">What it does, as a sentence.</param>
/// <param name="examples">Whole command lines that show it at work.</param>
public sealed class GuidedCommand(string name, string description, params ImmutableArray<string> examples) : Command(name, description)
{
    /// <summary>Whole command lines that show it at work.</summary>
    public ImmutableArray<string> Examples => examples;
}
