using System.Text;

namespace GreenCode.Profiler.Reporting;

/// <summary>Text that others wrote, in Markdown that people read: nothing in it is interpreted.</summary>
internal static class MarkdownText
{
    private const int MostLetters = 140;

    private const int MostSentenceLetters = 600;

    /// <summary>A name from the record as code, which Markdown does not interpret; fenced by one backtick more than it holds in a row.</summary>
    public static string Code(string name)
    {
        var text = Short(name).Replace("|", "\\|", StringComparison.Ordinal);
        var run = text.Aggregate((Longest: 0, Now: 0), (state, letter) => letter == '`'
            ? (Math.Max(state.Longest, state.Now + 1), state.Now + 1)
            : (state.Longest, 0)).Longest;
        var fence = new string('`', run + 1);
        return run == 0 ? $"`{text}`" : $"{fence} {text} {fence}";
    }

    /// <summary>A sentence from the record, with everything escaped that Markdown or HTML would interpret.</summary>
    public static string Plain(string sentence)
    {
        var text = new StringBuilder();
        foreach (var letter in Short(sentence, MostSentenceLetters))
        {
            if (text.Length > MostSentenceLetters)
                return text.Append('…').ToString();
            text.Append(letter switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                // The zero-width space keeps a name from calling anybody.
                '@' => "@\u200b",
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '#' => "\\" + letter,
                _ => letter.ToString(),
            });
        }

        return text.ToString();
    }

    private static string Short(string text, int letters = MostLetters)
    {
        text = string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter));
        return text.Length <= letters ? text : text[..(letters - 1)] + "…";
    }
}
