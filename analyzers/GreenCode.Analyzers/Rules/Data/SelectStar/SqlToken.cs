namespace GreenCode.Analyzers.Rules.Data.SelectStar;

/// <summary>A word, a name without its quotes, a literal or a sign, and where it stands.</summary>
internal readonly struct SqlToken(int position, string text)
{
    public int Position { get; } = position;

    public string Text { get; } = text;

    public bool Is(string word) => Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
