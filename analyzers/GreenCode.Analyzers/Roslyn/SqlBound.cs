using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Roslyn;

/// <summary>Says whether the SQL that a call is handed bounds the number of its rows.</summary>
internal static class SqlBound
{
    private static readonly Regex Bound = Pattern(@"\b(LIMIT|FETCH\s+(FIRST|NEXT)|TOP)\s*\(?\s*[@:$?]?\w");

    private static readonly Regex Select = Pattern(@"\bSELECT\b");

    private static readonly Regex Subquery = Pattern(@"\(\s*SELECT\b[^()]*\)");

    private static readonly Regex AskedForOneValue = Pattern(@"((?<![<>!])=|\bIN\b)\s*(ANY\s*)?\(?\s*[@:$?]");

    /// <summary>Whether a text among the arguments holds LIMIT, TOP or FETCH FIRST.</summary>
    public static bool BoundsItsRows(this IInvocationOperation call) => call.Arguments
        .SelectMany(argument => argument.DescendantsAndSelf())
        .Any(part => part.ConstantValue is { HasValue: true, Value: string sql } && Bound.IsMatch(sql));

    /// <summary>Whether the argument called sql shows a SELECT that has no bound and does not ask for the rows with one value.</summary>
    public static bool SelectsAllRows(this IInvocationOperation call)
    {
        if (call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "sql")?.Value.WithoutConversion() is not { } sql)
            return false;
        if (sql is ILocalReferenceOperation { Local: { } local } && sql.Root().DeclaredValue(local) is { } declared)
            sql = declared;

        var constants = sql.ConstantValue is { HasValue: true, Value: string whole }
            ? [whole]
            : sql.Descendants().Select(part => part.ConstantValue is { HasValue: true, Value: string text } ? text : part is IInterpolationOperation ? "?" : "");
        var statement = Subquery.Replace(string.Join(" ", constants), "");
        return Select.IsMatch(statement) && !Bound.IsMatch(statement) && !AskedForOneValue.IsMatch(statement);
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
