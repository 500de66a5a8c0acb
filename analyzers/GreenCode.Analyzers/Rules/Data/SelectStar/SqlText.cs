namespace GreenCode.Analyzers.Rules.Data.SelectStar;

/// <summary>Just enough of SQL to see which columns a statement asks for: words, names, literals and comments.</summary>
internal static class SqlText
{
    /// <summary>
    /// The stars that stand for all columns of a table in what goes to the caller, and that table. A star in EXISTS, in COUNT, over a query that names its columns itself,
    /// over a temporary table, or in an INSERT … SELECT asks the caller to take nothing.
    /// </summary>
    public static IEnumerable<(int Position, string Table)> Stars(string sql)
    {
        var tokens = Tokens(sql);
        var named = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            // WITH name AS ( … ), name AS ( … )
            if (tokens[i + 1].Is("AS") && tokens[i + 2].Is("("))
                named.Add(tokens[i].Text);
        }

        var (depth, statement) = (0, "");
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Is(";") || token.Is("GO"))
                (depth, statement) = (0, "");
            else if (token.Is("("))
                depth++;
            else if (token.Is(")"))
                depth--;
            else if (statement.Length == 0)
                statement = token.Text.ToUpperInvariant();

            // What a nested query passes on is decided by the one around it.
            if (depth == 0 && statement is "SELECT" or "WITH" && token.Is("SELECT") && Star(tokens, i) is { } star && !IsOfNamedColumns(tokens, star, named))
                yield return (tokens[star].Position, TableOf(tokens, star));
        }
    }

    /// <summary>The index of the star among the columns of the SELECT, also <c>t.*</c>, or null.</summary>
    private static int? Star(List<SqlToken> tokens, int select)
    {
        var depth = 0;
        for (var i = select + 1; i < tokens.Count; i++)
        {
            if (tokens[i].Is("("))
                depth++;
            else if (tokens[i].Is(")") && --depth < 0)
                return null;
            else if (depth == 0 && (tokens[i].Is("FROM") || tokens[i].Is("INTO") || tokens[i].Is(";")))
                return null;
            else if (depth == 0 && tokens[i].Is("*") && StartsColumn(tokens, i))
                return i;
        }

        return null;
    }

    /// <summary>A star after a value multiplies.</summary>
    private static bool StartsColumn(List<SqlToken> tokens, int star)
    {
        var before = tokens[star - 1];
        if (before.Is(".") || before.Is(",") || before.Is("SELECT") || before.Is("DISTINCT") || before.Is("ALL"))
            return true;
        return star >= 3 && tokens[star - 2].Is("TOP") || before.Is(")") && tokens.Take(star).Any(token => token.Is("TOP")) && star <= 6;
    }

    private static bool IsOfNamedColumns(List<SqlToken> tokens, int star, HashSet<string> named)
    {
        var from = tokens.FindIndex(star, token => token.Is("FROM"));
        if (from < 0 || from + 1 >= tokens.Count || tokens.FindIndex(star, from - star, token => token.Is("INTO")) >= 0)
            return true;

        var table = tokens[from + 1];
        return table.Is("(") || table.Text is ['#' or '@' or '?', ..] || named.Contains(table.Text)
            || from + 2 < tokens.Count && tokens[from + 2].Is("(");
    }

    /// <summary>The table whose columns the star asks for, without its schema: the first one, or the one that the qualifier of the star means.</summary>
    private static string TableOf(List<SqlToken> tokens, int star)
    {
        var qualifier = tokens[star - 1].Is(".") ? tokens[star - 2].Text : null;
        for (var i = star; i + 1 < tokens.Count; i++)
        {
            if (!tokens[i].Is("FROM") && !tokens[i].Is("JOIN"))
                continue;

            var name = i + 1;
            while (name + 2 < tokens.Count && tokens[name + 1].Is("."))
                name += 2;
            var alias = name + 1 < tokens.Count && tokens[name + 1].Is("AS") ? name + 2 : name + 1;
            if (qualifier is null || tokens[name].Is(qualifier) || alias < tokens.Count && tokens[alias].Is(qualifier))
                return tokens[name].Text;
        }

        return "";
    }

    private static List<SqlToken> Tokens(string sql)
    {
        var tokens = new List<SqlToken>();
        for (var i = 0; i < sql.Length;)
        {
            var (start, c) = (i, sql[i]);
            if (char.IsWhiteSpace(c))
                i++;
            else if (c == '-' && Next(sql, i) == '-')
                i = EndOf(sql, "\n", i);
            else if (c == '/' && Next(sql, i) == '*')
                i = EndOf(sql, "*/", i + 2);
            else if (c is '\'' or '"' or '`' or '[')
            {
                i = EndOf(sql, (c == '[' ? ']' : c).ToString(), i + 1);
                tokens.Add(new(start, c == '\'' ? "''" : sql.Substring(start, i - start).Trim('"', '`', '[', ']')));
            }
            else if (IsWord(c))
            {
                while (i < sql.Length && IsWord(sql[i]))
                    i++;
                tokens.Add(new(start, sql.Substring(start, i - start)));
            }
            else
            {
                i++;
                tokens.Add(new(start, c.ToString()));
            }
        }

        return tokens;
    }

    private static char Next(string sql, int i) => i + 1 < sql.Length ? sql[i + 1] : '\0';

    private static int EndOf(string sql, string end, int from)
    {
        var found = from < sql.Length ? sql.IndexOf(end, from, StringComparison.Ordinal) : -1;
        return found < 0 ? sql.Length : found + end.Length;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '#' or '@' or '$' or '?';
}
