using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Web.HttpClientPerCall;

/// <summary>How an HttpClient that was created in a method is used there, where it never leaves it.</summary>
internal sealed class HttpClientUse
{
    private HttpClientUse(IReadOnlyList<IOperation> references, IObjectCreationOperation creation)
    {
        ServesSeveralTurns = references.Any(reference => reference.IsInsideLoop()) && !creation.IsInsideLoop() && references[0] != creation;
        OnlyRequestsOnce = references.Count == 1 && (references[0] == creation || !references[0].IsInsideLoop() || creation.IsInsideLoop()) && IsRequest(references[0]);
    }

    /// <summary>Whether one client serves all turns of a loop in the method: then it lives longer than one call.</summary>
    public bool ServesSeveralTurns { get; }

    /// <summary>Whether the client sends one request and nothing is set on it.</summary>
    public bool OnlyRequestsOnce { get; }

    /// <summary>The use, or null where the client may be kept or handed out, or its handler comes from elsewhere and may be shared.</summary>
    public static HttpClientUse? Of(IObjectCreationOperation creation)
    {
        if (!HasOwnHandler(creation))
            return null;
        if (creation.DeclaredLocal() is not { } local)
            return IsReceiver(creation) ? new([creation], creation) : null;

        var references = creation.Root().References(local).ToList<IOperation>();
        return references.Count > 0 && references.All(IsReceiver) ? new(references, creation) : null;
    }

    private static bool HasOwnHandler(IObjectCreationOperation creation) => creation.Arguments.All(argument => argument.Value.ConstantValue.HasValue || IsOwnHandler(argument.Value));

    private static bool IsOwnHandler(IOperation value) => value switch
    {
        IConversionOperation conversion => IsOwnHandler(conversion.Operand),
        IObjectCreationOperation { Type.Name: "HttpClientHandler" or "SocketsHttpHandler" or "WinHttpHandler" } => true,
        ILocalReferenceOperation reference => value.Root().DeclaredValue(reference.Local) is { } handler && IsOwnHandler(handler),
        _ => false,
    };

    private static bool IsReceiver(IOperation client) =>
        client.User() is IInvocationOperation or IPropertyReferenceOperation or IUsingOperation
        || client.User() is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { IsExtensionMethod: true } method } call } argument
            && call.Arguments[0] == argument
            && method.ContainingNamespace.ToDisplayString().StartsWith("System.Net.Http", StringComparison.Ordinal);

    private static bool IsRequest(IOperation client) => (client.User() is IArgumentOperation { Parent: { } call } ? call : client.User()) is IInvocationOperation { TargetMethod.Name: { } name }
        && (name.StartsWith("Get", StringComparison.Ordinal) || name.StartsWith("Post", StringComparison.Ordinal) || name.StartsWith("Put", StringComparison.Ordinal)
            || name.StartsWith("Delete", StringComparison.Ordinal) || name.StartsWith("Patch", StringComparison.Ordinal) || name.StartsWith("Send", StringComparison.Ordinal));
}
