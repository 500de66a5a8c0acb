using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Roslyn;

/// <summary>Says whether the SQL that a call is handed bounds the number of its rows.</summary>
internal static class SqlBound
{
    private static readonly Regex Bound = new(@"\b(LIMIT|FETCH\s+(FIRST|NEXT)|TOP)\s*\(?\s*[@:$]?\w", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Whether a text among the arguments holds LIMIT, TOP or FETCH FIRST.</summary>
    public static bool BoundsItsRows(this IInvocationOperation call) => call.Arguments
        .SelectMany(argument => argument.DescendantsAndSelf())
        .Any(part => part.ConstantValue is { HasValue: true, Value: string sql } && Bound.IsMatch(sql));
}
