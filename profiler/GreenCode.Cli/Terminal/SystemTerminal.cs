using Spectre.Console;

namespace GreenCode.Cli.Terminal;

/// <summary>
/// The process's own terminal. Colour and progress only on a terminal, and NO_COLOR is honoured. Text that goes to a file or a pipe is
/// not broken into lines of a screen's width, so that it can be searched.
/// </summary>
public sealed class SystemTerminal : ITerminal
{
    private const int WidthWithoutTerminal = 10_000;

    private SystemTerminal()
    {
    }

    /// <summary>The terminal.</summary>
    public static SystemTerminal Instance { get; } = new();

    /// <inheritdoc/>
    public IAnsiConsole Out { get; } = Create(Console.Out, Console.IsOutputRedirected);

    /// <inheritdoc/>
    public IAnsiConsole Error { get; } = Create(Console.Error, Console.IsErrorRedirected);

    /// <inheritdoc/>
    public bool ShowsProgress => !Console.IsErrorRedirected;

    /// <inheritdoc/>
    public int Height => Math.Max(1, Error.Profile.Height);

    /// <inheritdoc/>
    public char? TakeKey() => !Console.IsInputRedirected && Console.KeyAvailable ? Console.ReadKey(intercept: true).KeyChar : null;

    /// <inheritdoc/>
    public Stream OpenOutput() => Console.OpenStandardOutput();

    /// <inheritdoc/>
    public Stream OpenError() => Console.OpenStandardError();

    /// <summary>A console that writes to <paramref name="writer"/>.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="isRedirected">Whether that is no terminal: then the text is plain, whatever the environment says of colours.</param>
    public static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Enrichment = new() { UseDefaultEnrichers = !isRedirected },
        });
        if (isRedirected)
            console.Profile.Width = WidthWithoutTerminal;
        console.Pipeline.Attach(new PrintableText());
        return console;
    }
}
