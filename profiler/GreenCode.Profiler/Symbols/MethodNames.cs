using System.Globalization;
using System.Text.RegularExpressions;

namespace GreenCode.Profiler.Symbols;

/// <summary>
/// Names as people write them: async and iterator state machines, lambdas and local functions get the name of the method they
/// were written in. The shapes of compiler-made names are those of Roslyn's GeneratedNames.
/// </summary>
public static partial class MethodNames
{
    /// <summary>
    /// <c>Namespace.Type.Method</c> of a method that the runtime calls <paramref name="type"/> and <paramref name="method"/>.
    /// A lambda is marked <c>(lambda)</c>, the object that holds what lambdas capture <c>(closure)</c>; a local function is appended to its
    /// method; open generics are written <c>List&lt;&gt;</c>.
    /// </summary>
    public static string Display(string type, string method)
    {
        var writtenIn = new List<string>();
        var isClosure = false;
        foreach (var part in WrittenType(type).Split('+'))
        {
            if (StateMachine().Match(part) is { Success: true } stateMachine)
            {
                method = stateMachine.Groups["method"].Value;
                isClosure = false;
                break;
            }

            isClosure = part.StartsWith("<>c", StringComparison.Ordinal);
            if (!isClosure)
                writtenIn.Add(Generics(part));
        }

        var types = string.Join('.', writtenIn);
        if (isClosure && method is ".ctor" or ".cctor")
            return types + " (closure)";
        var (name, suffix) = Unmangle(method);
        return (types.Length == 0 ? name : $"{types}.{name}") + suffix;
    }

    /// <summary>Whether the compiler made this method out of a part of another (state machine, lambda, local function).</summary>
    public static bool IsCompilerMade(string type, string method) => WrittenType(type).Contains('<') || method.StartsWith('<');

    /// <summary>
    /// The type's name in its source, nested types with '+': without the instantiation, which stands in square brackets behind the name
    /// (<c>List`1[System.__Canon]</c>), and without what the compiler puts before the name of a type of one file only.
    /// </summary>
    internal static string WrittenType(string type)
    {
        var bracket = type.IndexOf('[');
        return FileLocal().Replace(bracket <= 0 ? type : type[..bracket], "");
    }

    private static (string Method, string Suffix) Unmangle(string method)
    {
        if (LocalFunction().Match(method) is { Success: true } local)
        {
            var (outer, outerSuffix) = Unmangle(local.Groups["outer"].Value);
            return ($"{outer}.{local.Groups["name"].Value}", outerSuffix);
        }

        if (Lambda().Match(method) is { Success: true } lambda)
            return (Unmangle(lambda.Groups["outer"].Value).Method, " (lambda)");
        return (method is "<Main>$" or "<Main>" ? "Main" : method, "");
    }

    private static string Generics(string type) =>
        Arity().Replace(type, arity => $"<{new string(',', Math.Clamp(int.Parse(arity.Groups[1].ValueSpan, CultureInfo.InvariantCulture), 1, 64) - 1)}>");

    [GeneratedRegex("`([0-9]{1,2})")]
    private static partial Regex Arity();

    [GeneratedRegex("<[^<>]*>F[0-9A-F]{64}__")]
    private static partial Regex FileLocal();

    [GeneratedRegex("^<(?<method>.+)>d(__[0-9]+)?(`[0-9]+)?$")]
    private static partial Regex StateMachine();

    [GeneratedRegex("^<(?<outer>.+)>g__(?<name>[^|]+)\\|[0-9_]+$")]
    private static partial Regex LocalFunction();

    [GeneratedRegex("^<(?<outer>.+)>b__[0-9_]+$")]
    private static partial Regex Lambda();
}
