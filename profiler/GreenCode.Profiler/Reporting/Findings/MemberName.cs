using System.Text;
using System.Text.RegularExpressions;

namespace GreenCode.Profiler.Reporting.Findings;

/// <summary>
/// One spelling for a member, whether it comes from the compiler's documentation id or from the runtime's name of a method: nested types
/// with a dot, without parameters and type arguments, and the methods that the compiler makes of lambdas, iterators and async methods under
/// the name of the method they were written in.
/// </summary>
internal static partial class MemberName
{
    /// <summary>
    /// The method names that a documentation id can stand for: those of the accessors for a property or event, of the constructors for a
    /// field (where its initial value is computed). Null for a type, which <see cref="TypeOf"/> handles, and for what is no documentation id.
    /// </summary>
    public static string[]? MethodsOf(string documentationId)
    {
        var name = Spell(documentationId.Length > 2 ? documentationId[2..] : "");
        var dot = name.LastIndexOf('.');
        var (type, member) = dot < 0 ? ("", name) : (name[..(dot + 1)], name[(dot + 1)..]);
        return documentationId.Length > 2 && documentationId[1] == ':'
            ? documentationId[0] switch
            {
                'M' => [name],
                'P' => [name, $"{type}get_{member}", $"{type}set_{member}"],
                'E' => [name, $"{type}add_{member}", $"{type}remove_{member}"],
                'F' => [$"{type}.cctor", $"{type}.ctor"],
                _ => null,
            }
            : null;
    }

    /// <summary>The type that a documentation id <c>T:…</c> names; null for any other.</summary>
    public static string? TypeOf(string documentationId) =>
        documentationId.StartsWith("T:", StringComparison.Ordinal) ? Spell(documentationId[2..]) : null;

    /// <summary>Whether the compiler made the method, so that its own documentation id is not the one of the member it was written in.</summary>
    public static bool IsCompilerMade(string methodName) => CompilerMade().IsMatch(methodName.Replace("<Main>$", "Main$", StringComparison.Ordinal));

    /// <summary>The one spelling of a documentation id without its <c>M:</c>, or of a method name.</summary>
    public static string Spell(string name)
    {
        // The entry point of top-level statements; its angle brackets are those of no type argument.
        name = name.Replace("<Main>$", "Main$", StringComparison.Ordinal);
        if (CompilerMade().Match(name) is { Success: true } made)
            name = made.Groups["type"].Value + "." + made.Groups["method"].Value;

        var parameters = name.IndexOfAny(['(', '~']);
        name = WithoutTypeArguments(parameters < 0 ? name : name[..parameters]);
        return Arity().Replace(name, "").Replace("#ctor", ".ctor", StringComparison.Ordinal).Replace("#cctor", ".cctor", StringComparison.Ordinal)
            .Replace('#', '.').Replace('+', '.').Replace('/', '.');
    }

    private static string WithoutTypeArguments(string name)
    {
        var plain = new StringBuilder(name.Length);
        var depth = 0;
        foreach (var letter in name)
        {
            if (letter is '<' or '[' or '{')
                depth++;
            else if (letter is '>' or ']' or '}')
                depth = Math.Max(0, depth - 1);
            else if (depth == 0)
                plain.Append(letter);
        }

        return plain.ToString();
    }

    /// <summary>
    /// <c>Type+&lt;Method&gt;d__4.MoveNext</c>, <c>Type+&lt;&gt;c.&lt;Method&gt;b__0_1</c>, <c>Type+&lt;&gt;c__DisplayClass5_0.&lt;Method&gt;b__0</c>,
    /// <c>Type.&lt;Method&gt;g__Local|3_0</c> and their combinations.
    /// </summary>
    [GeneratedRegex(@"^(?<type>.*?)[.+/](?:<>c\w*(?:`\d+)?(?:\[[^\]]*\])?[.+/])?<+(?<method>[^<>]+)>(?:[bdg]__|[bdg]>)", RegexOptions.Singleline)]
    private static partial Regex CompilerMade();

    [GeneratedRegex(@"`+\d+")]
    private static partial Regex Arity();
}
