using Spectre.Console;

namespace GreenCode.Cli.Terminal;

/// <summary>The terminal that a command talks to: text for people on two streams, data on one.</summary>
public interface ITerminal
{
    /// <summary>Text for people that is the command's result.</summary>
    IAnsiConsole Out { get; }

    /// <summary>Text for people about the work: progress, warnings, errors.</summary>
    IAnsiConsole Error { get; }

    /// <summary>Whether <see cref="Error"/> is a terminal that can be written over, so that progress may be shown.</summary>
    bool ShowsProgress { get; }

    /// <summary>How many lines fit on the screen.</summary>
    int Height { get; }

    /// <summary>The key that was pressed; null where none was, or where standard input is no keyboard.</summary>
    char? TakeKey();

    /// <summary>Standard output as bytes, for data.</summary>
    Stream OpenOutput();

    /// <summary>Standard error as bytes, for the output of a launched program when standard output carries data.</summary>
    Stream OpenError();
}
