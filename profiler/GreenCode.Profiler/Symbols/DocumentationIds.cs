namespace GreenCode.Profiler.Symbols;

/// <summary>
/// The compiler's documentation id (<c>M:Namespace.Type.Method(System.String)</c>) from what the runtime says of a method, so that
/// findings and profiles can be joined. The grammar is that of the C# standard's annex on documentation comments.
/// </summary>
public static class DocumentationIds
{
    /// <summary>
    /// The id of a method, or null where it cannot be known: compiler-made methods, whose source member has other parameters, generic
    /// methods, whose arity the runtime does not tell, parameters of nested types (or of types without a namespace), which the runtime
    /// names without the type around them, and signatures with parts not understood here.
    /// </summary>
    /// <param name="type">The type as the runtime writes it.</param>
    /// <param name="method">The method's metadata name.</param>
    /// <param name="signature">The signature in IL notation, such as <c>instance void  (class System.String,int32[])</c>.</param>
    public static string? Of(string type, string method, string signature)
    {
        if (MethodNames.IsCompilerMade(type, method))
            return null;
        var reader = new SignatureReader(signature);
        if (!reader.TryReadMethod(out var returnType, out var parameters))
            return null;

        // Dots and angle brackets are part of the name where an interface is implemented explicitly.
        var methodName = method.Replace('.', '#').Replace('<', '{').Replace('>', '}');
        return $"M:{MethodNames.WrittenType(type).Replace('+', '.')}.{methodName}"
            + (parameters.Count == 0 ? "" : $"({string.Join(',', parameters)})")
            + (method is "op_Implicit" or "op_Explicit" ? $"~{returnType}" : "");
    }
}
