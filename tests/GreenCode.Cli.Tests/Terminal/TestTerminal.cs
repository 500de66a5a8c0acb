using System.Text;
using GreenCode.Cli.Terminal;
using Spectre.Console;

namespace GreenCode.Cli.Tests.Terminal;

/// <summary>A terminal that keeps what is written to it: plain text, of a chosen width.</summary>
internal sealed class TestTerminal : ITerminal
{
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();
    private readonly MemoryStream _data = new();

    public TestTerminal(int width = 140, bool showsProgress = false)
    {
        (Out, Error, ShowsProgress) = (Console(_out, width), Console(_error, width), showsProgress);
    }

    public IAnsiConsole Out { get; }

    public IAnsiConsole Error { get; }

    public bool ShowsProgress { get; }

    /// <summary>Text on standard output.</summary>
    public string Text => _out.ToString();

    /// <summary>Text on standard error.</summary>
    public string ErrorText => _error.ToString();

    /// <summary>Data on standard output.</summary>
    public string Data => Encoding.UTF8.GetString(_data.ToArray());

    /// <summary>Forgets what stands on standard error.</summary>
    public void Clear() => _error.GetStringBuilder().Clear();

    public int Height => 24;

    public char? TakeKey() => null;

    public Stream OpenOutput() => _data;

    public Stream OpenError() => Stream.Null;

    private static IAnsiConsole Console(TextWriter writer, int width)
    {
        var console = SystemTerminal.Create(writer, isRedirected: true);
        console.Profile.Width = width;
        return console;
    }
}
