using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Web.BufferedPayload;

/// <summary>A whole body that is read into a string which is good for one thing only: to be deserialised.</summary>
internal sealed class PayloadText(IAwaitOperation read, IInvocationOperation source, ILocalSymbol? local)
{
    /// <summary>The await of the call that reads the body.</summary>
    public IAwaitOperation Read { get; } = read;

    /// <summary>ReadAsStringAsync, GetStringAsync or ReadToEndAsync.</summary>
    public IInvocationOperation Source { get; } = source;

    /// <summary>The local that holds the text, where there is one.</summary>
    public ILocalSymbol? Local { get; } = local;

    /// <summary>The text that a call of JsonSerializer.Deserialize takes, or null where it comes from elsewhere or is used once more.</summary>
    public static PayloadText? Of(IInvocationOperation deserialize)
    {
        if (deserialize is not { Arguments: [{ Value: { } text }, ..] })
            return null;

        while (text is IConversionOperation { IsImplicit: true } conversion)
            text = conversion.Operand;

        ILocalSymbol? local = null;
        if (text is ILocalReferenceOperation reference)
        {
            var root = text.Root();
            local = reference.Local;
            if (root.References(local).Take(2).Count() > 1 || root.DeclaredValue(local) is not { } declared)
                return null;
            text = declared;
        }

        if (text is not IAwaitOperation read)
            return null;

        var source = read.Operation is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: IInvocationOperation configured } ? configured : read.Operation as IInvocationOperation;
        return source is not null && ReadsBody(source) ? new(read, source, local) : null;
    }

    private static bool ReadsBody(IInvocationOperation source) => (source.TargetMethod.Name, source.TargetMethod.ContainingType.Name) switch
    {
        ("ReadAsStringAsync", "HttpContent") or ("GetStringAsync", "HttpClient") => true,
        ("ReadToEndAsync", "StreamReader" or "TextReader") => source.Instance is { } reader && ReadsRequest(reader),
        _ => false,
    };

    private static bool ReadsRequest(IOperation reader) => reader switch
    {
        ILocalReferenceOperation local => local.Root() is var root && root.References(local.Local).Take(2).Count() == 1 && root.DeclaredValue(local.Local) is { } value && ReadsRequest(value),
        IConversionOperation conversion => ReadsRequest(conversion.Operand),
        IObjectCreationOperation { Type.Name: "StreamReader", Arguments: [{ Value: IPropertyReferenceOperation { Property: { Name: "Body", ContainingType.Name: "HttpRequest" } } }, ..] } => true,
        _ => false,
    };
}
