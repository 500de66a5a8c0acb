using System.Text;

namespace GreenCode.Profiler.Symbols;

/// <summary>
/// Reads the runtime's signatures, <c>instance void  (class System.String,int32[])</c>, into the types of documentation ids. The words are
/// those of PrettyPrintSig in the runtime (coreclr/vm/prettyprintsig.cpp).
/// </summary>
internal ref struct SignatureReader(ReadOnlySpan<char> signature)
{
    private static readonly Dictionary<string, string> Primitives = new()
    {
        ["void"] = "System.Void", ["bool"] = "System.Boolean", ["wchar"] = "System.Char", ["int8"] = "System.SByte",
        ["unsigned int8"] = "System.Byte", ["int16"] = "System.Int16", ["unsigned int16"] = "System.UInt16", ["int32"] = "System.Int32",
        ["unsigned int32"] = "System.UInt32", ["int64"] = "System.Int64", ["unsigned int64"] = "System.UInt64",
        ["float32"] = "System.Single", ["float64"] = "System.Double", ["int"] = "System.IntPtr", ["unsigned int"] = "System.UIntPtr",
        ["refany"] = "System.TypedReference",
    };

    private ReadOnlySpan<char> _rest = signature;

    /// <summary>Reads the whole signature; false for a generic method and for what is not understood.</summary>
    public bool TryReadMethod(out string returnType, out List<string> parameters)
    {
        parameters = [];
        Skip("instance ");
        if (!TryReadType(out returnType) || !Skip("  ("))
            return false;
        if (!Skip(")"))
        {
            do
            {
                if (!TryReadType(out var parameter))
                    return false;
                parameters.Add(parameter);
            }
            while (Skip(","));

            if (!Skip(")"))
                return false;
        }

        return _rest.IsEmpty;
    }

    private bool TryReadType(out string type)
    {
        var written = new StringBuilder();
        var isRead = AppendType(written);
        type = written.ToString();
        return isRead;
    }

    private bool AppendType(StringBuilder type)
    {
        while (Skip("required_modifier ") || Skip("optional_modifier "))
            _rest = _rest[Math.Min(_rest.Length, TakeWhileNot(" ").Length + 1)..];

        if (Skip("!"))
        {
            var number = TakeWhileNot(" ,()<>[]&*");
            // A second '!' is the parameter of a generic method.
            if (number.IsEmpty || number.ContainsAnyExceptInRange('0', '9'))
                return false;
            type.Append('`').Append(number);
            _rest = _rest[number.Length..];
        }
        else if (Skip("class ") || Skip("value class "))
        {
            if (!AppendNamedType(type))
                return false;
        }
        else if (!AppendPrimitive(type))
        {
            return false;
        }

        return AppendSuffixes(type);
    }

    private bool AppendPrimitive(StringBuilder type)
    {
        var unsigned = _rest.StartsWith("unsigned ") ? "unsigned ".Length : 0;
        var end = _rest[unsigned..].IndexOfAny(" ,()<>[]&*");
        var length = end < 0 ? _rest.Length : unsigned + end;
        if (!Primitives.TryGetValue(_rest[..length].ToString(), out var name))
            return false;
        type.Append(name);
        _rest = _rest[length..];
        return true;
    }

    private bool AppendNamedType(StringBuilder type)
    {
        var name = TakeWhileNot(" ,()<>[]&*");
        // Of a nested type the runtime writes only the last part.
        if (!name.Contains('.'))
            return false;
        var arity = name.LastIndexOf('`');
        type.Append(arity < 0 ? name : name[..arity]);
        _rest = _rest[name.Length..];
        if (!Skip("<"))
            return true;

        type.Append('{');
        do
        {
            if (!AppendType(type))
                return false;
            type.Append(',');
        }
        while (Skip(","));

        type[^1] = '}';
        return Skip(">");
    }

    private bool AppendSuffixes(StringBuilder type)
    {
        while (true)
        {
            if (Skip("&"))
            {
                type.Append('@');
            }
            else if (Skip("*"))
            {
                type.Append('*');
            }
            else if (Skip("["))
            {
                var commas = _rest.IndexOfAnyExcept(',');
                if (commas < 0 || _rest[commas] != ']')
                    return false;
                type.Append(commas == 0 ? "[]" : $"[{string.Join(',', Enumerable.Repeat("0:", commas + 1))}]");
                _rest = _rest[(commas + 1)..];
            }
            else
            {
                return true;
            }
        }
    }

    private readonly ReadOnlySpan<char> TakeWhileNot(ReadOnlySpan<char> ends)
    {
        var end = _rest.IndexOfAny(ends);
        return end < 0 ? _rest : _rest[..end];
    }

    private bool Skip(string text)
    {
        if (!_rest.StartsWith(text, StringComparison.Ordinal))
            return false;
        _rest = _rest[text.Length..];
        return true;
    }
}
