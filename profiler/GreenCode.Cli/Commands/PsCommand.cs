using System.CommandLine;
using GreenCode.Cli.Terminal;
using GreenCode.Profiler.Target;
using Spectre.Console;

namespace GreenCode.Cli.Commands;

/// <summary><c>greencode ps</c>: the .NET processes that can be attached to.</summary>
public static class PsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(ITerminal terminal)
    {
        var command = new Command("ps", "Lists the .NET processes that can be attached to.");
        command.SetAction(_ =>
        {
            var processes = TargetProcess.Attachable();
            if (processes.IsEmpty)
                terminal.Error.WriteLine("No .NET process of this user is running.");
            foreach (var (id, name) in processes)
                terminal.Out.WriteLine($"{id,8}  {name}");
            return (int)ExitCode.Success;
        });
        return command;
    }
}
