using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using GreenCode.Cli.Commands;

namespace GreenCode.Cli;

/// <summary>The help of System.CommandLine, with the command's examples below it.</summary>
/// <param name="help">The help as it comes.</param>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is GuidedCommand { Examples: [_, ..] } command)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in command.Examples)
                output.WriteLine($"  {example}");
            output.WriteLine();
        }

        return code;
    }
}
