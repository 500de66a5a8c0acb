using GreenCode.Cli.Commands;
using GreenCode.Cli.Terminal;

namespace GreenCode.Cli;

internal static class Program
{
    /// <summary>The commands. A new one is one line here.</summary>
    public static GreenCodeCommand Commands(ITerminal terminal) => new(terminal)
    {
        ProfileCommand.Create,
        ReportCommand.Create,
        CompareCommand.Create,
        GateCommand.Create,
        DoctorCommand.Create,
        PsCommand.Create,
    };

    private static Task<int> Main(string[] arguments) => Commands(SystemTerminal.Instance).RunAsync(arguments);
}
