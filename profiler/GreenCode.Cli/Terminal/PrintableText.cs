using System.Globalization;
using Spectre.Console.Rendering;

namespace GreenCode.Cli.Terminal;

/// <summary>
/// Names and messages come from records, processes and files that others wrote. What would steer the terminal or reorder the line
/// (escape sequences, bidirectional controls) is shown as U+FFFD instead.
/// </summary>
public sealed class PrintableText : IRenderHook
{
    private const char Replacement = '\uFFFD';

    /// <inheritdoc/>
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
        renderables.Select(renderable => new Filtered(renderable));

    /// <summary>The text on one line, with every character replaced that is no character to read.</summary>
    public static string Filter(string text) => string.Create(text.Length, text, (filtered, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            filtered[i] = Filter(source[i]);
    });

    private static char Filter(char letter) => char.GetUnicodeCategory(letter) switch
    {
        UnicodeCategory.Control when letter is '\t' or '\n' or '\r' => ' ',
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => ' ',
        UnicodeCategory.Control or UnicodeCategory.Format => Replacement,
        _ => letter,
    };

    private sealed class Filtered(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => inner.Render(options, maxWidth)
            .Select(segment => segment.IsControlCode || segment.IsLineBreak ? segment : new(Filter(segment.Text), segment.Style));
    }
}
