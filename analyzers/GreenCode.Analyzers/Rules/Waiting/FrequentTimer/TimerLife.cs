using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Waiting.FrequentTimer;

/// <summary>Says how long a timer goes on.</summary>
internal static class TimerLife
{
    /// <summary>
    /// Whether the timer fires for as long as the program runs: a field holds it that nothing in its type stops, or a background service has it. One that a method waits for until
    /// something is done ends with it.
    /// </summary>
    public static bool IsThatOfTheProgram(IOperation timer, INamedTypeSymbol type, BackgroundServices services)
    {
        var isService = services.Contains(type);
        return Field(timer) is { } field ? !IsStopped(field, timer.Syntax, isService) : isService && !EndsWithItsMethod(timer);
    }

    private static ISymbol? Field(IOperation timer) => timer is IInvocationOperation { TargetMethod.Name: "Change", Instance: { } changed } ? FieldOf(changed) : timer.User() switch
    {
        IFieldInitializerOperation { InitializedFields: [var field] } => field,
        IAssignmentOperation assignment => FieldOf(assignment.Target),
        _ => null,
    };

    private static ISymbol? FieldOf(IOperation target) => target.Variable() is IFieldSymbol or IPropertySymbol ? target.Variable() : null;

    /// <summary>Whether the type calls anything on the field that ends the timer or sets it anew. A service ends it when the program does.</summary>
    private static bool IsStopped(ISymbol field, SyntaxNode start, bool isService) => field.ContainingType.DeclaringSyntaxReferences
        .SelectMany(declaration => declaration.GetSyntax().DescendantNodes())
        .OfType<SimpleNameSyntax>()
        .Any(name => name.Identifier.ValueText is "Dispose" or "DisposeAsync" or "Stop" or "Close" or "Change" or "Enabled" or "Period"
            && !start.Contains(name)
            && Receiver(name) is { } receiver && receiver.Identifier.ValueText == field.Name
            && !(isService && name.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText is "Dispose" or "DisposeAsync" or "StopAsync" or "OnStop"));

    /// <summary><c>field.Stop</c>, <c>this.field.Stop</c> or <c>field?.Stop</c></summary>
    private static SimpleNameSyntax? Receiver(SimpleNameSyntax name)
    {
        var receiver = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access.Expression,
            MemberBindingExpressionSyntax binding => binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
        return receiver as SimpleNameSyntax ?? (receiver as MemberAccessExpressionSyntax)?.Name;
    }

    private static bool EndsWithItsMethod(IOperation timer) => timer.DeclaredLocal() is { } local
        && timer.Root().References(local).Any(reference => reference.EnclosingLoop() is { } loop && !loop.NeverEnds());
}
