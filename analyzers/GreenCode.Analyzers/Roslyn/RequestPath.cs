using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Roslyn;

/// <summary>
/// Says which code a web application runs for each request: actions, Razor page handlers, SignalR hubs, gRPC services, middleware, filters and
/// the delegates of minimal APIs. What these call is not followed.
/// </summary>
internal sealed class RequestPath
{
    /// <summary>Types that are created for a request or hold nothing but handlers: all their instance members run per request.</summary>
    private readonly INamedTypeSymbol[] _handlerTypes;

    /// <summary>A method or lambda that is handed one of these serves a request.</summary>
    private readonly INamedTypeSymbol[] _contexts;

    private readonly INamedTypeSymbol? _result;
    private readonly INamedTypeSymbol? _map;
    private readonly Lazy<HashSet<INamedTypeSymbol>> _serving;

    public RequestPath(KnownSymbols symbols)
    {
        _handlerTypes = Find(
            symbols,
            "Microsoft.AspNetCore.Mvc.ControllerBase",
            "Microsoft.AspNetCore.Mvc.RazorPages.PageModel",
            "Microsoft.AspNetCore.Mvc.ViewComponent",
            "Microsoft.AspNetCore.SignalR.Hub",
            "System.Web.Mvc.Controller",
            "System.Web.Http.ApiController",
            "FastEndpoints.BaseEndpoint");
        _contexts = Find(
            symbols,
            "Microsoft.AspNetCore.Http.HttpContext",
            "Microsoft.AspNetCore.Mvc.Filters.FilterContext",
            "Microsoft.AspNetCore.Http.EndpointFilterInvocationContext",
            "Grpc.Core.ServerCallContext");
        _result = symbols.Find("Microsoft.AspNetCore.Http.IResult");
        _map = symbols.Find("Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions");
        _serving = new(() => ServingTypes.Find(symbols.SourceTypes, symbols.Program.IsJob, ServesRequest, type => Inherits(type, _handlerTypes)));
    }

    /// <summary>
    /// Whether objects of the type do work for a request or a message: handlers, and what these are given by their constructors and methods, in any number of steps. A job
    /// that waits holds up nobody but itself; here others wait for the thread. The compilation's types are searched once, on the first question.
    /// </summary>
    public bool Serves(INamedTypeSymbol? type) => type is not null && _serving.Value.Contains(type.OriginalDefinition);

    public bool Contains(IOperation operation, ISymbol containingSymbol)
    {
        if (_handlerTypes.Length == 0 && _contexts.Length == 0)
            return false;

        return IsHandler(containingSymbol)
            || operation.Ancestors().Any(ancestor => ancestor switch
            {
                IAnonymousFunctionOperation lambda => TakesContext(lambda.Symbol) || IsEndpoint(lambda),
                ILocalFunctionOperation function => ServesRequest(function.Symbol),
                _ => false,
            });
    }

    private bool IsHandler(ISymbol member) =>
        member is IMethodSymbol { IsStatic: false } && Inherits(member.ContainingType, _handlerTypes)
        || member is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation } method && ServesRequest(method);

    private bool ServesRequest(IMethodSymbol method) => TakesContext(method) || ReturnsResult(method.ReturnType);

    private bool TakesContext(IMethodSymbol function)
    {
        foreach (var parameter in function.Parameters)
        {
            if (Inherits(parameter.Type, _contexts))
                return true;
        }

        return false;
    }

    private bool ReturnsResult(ITypeSymbol type)
    {
        if (_result is null)
            return false;
        if (type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var awaited] })
            type = awaited;
        return SymbolEqualityComparer.Default.Equals(type, _result) || type.AllInterfaces.Contains(_result, SymbolEqualityComparer.Default);
    }

    /// <summary>The delegate of <c>MapGet</c> and the like.</summary>
    private bool IsEndpoint(IAnonymousFunctionOperation lambda) =>
        lambda.Ancestors().FirstOrDefault(ancestor => ancestor is not (IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation))
            is IArgumentOperation { Parent: IInvocationOperation call }
        && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, _map);

    private static bool Inherits(ITypeSymbol? type, INamedTypeSymbol[] bases)
    {
        if (bases.Length == 0)
            return false;
        for (; type is not null; type = type.BaseType)
        {
            if (bases.Contains(type.OriginalDefinition, SymbolEqualityComparer.Default))
                return true;
        }

        return false;
    }

    private static INamedTypeSymbol[] Find(KnownSymbols symbols, params string[] names) => [.. names.Select(symbols.Find).OfType<INamedTypeSymbol>()];
}
