using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.InputOutput.SmallWrites;

/// <summary>A file that is opened in a method and written in a loop there, with something that undoes the buffer between the two.</summary>
internal sealed class SmallWrite
{
    /// <summary>The buffer of a FileStream that is not told how large to make it.</summary>
    private const int FileBufferBytes = 4096;

    private SmallWrite(ILocalSymbol file, ILoopOperation loop, IOperation cause)
    {
        File = file;
        Loop = loop;
        Cause = cause;
    }

    public ILocalSymbol File { get; }

    public ILoopOperation Loop { get; }

    /// <summary>The setting of AutoFlush, or the call of Flush in the loop.</summary>
    public IOperation Cause { get; }

    /// <summary><c>writer.Flush()</c> on every turn.</summary>
    public static SmallWrite? OfFlush(IInvocationOperation call) =>
        call is { TargetMethod: { Name: "Flush" or "FlushAsync" }, Instance: ILocalReferenceOperation { Local: { } local } }
        && call.EnclosingLoop() is { } loop && !local.IsDeclaredIn(loop) && !loop.EndsAfter(call) && !loop.TurnsSeldom() && !loop.Waits()
        && !IsConditional(call, loop)
        && !WritesWholeBuffers(loop, local)
        && local.DeclaredValue(call.Root())?.OpensFile() == true
            ? new(local, loop, call)
            : null;

    /// <summary><c>AutoFlush = true</c>, in the initialiser of the local or as a statement of its own.</summary>
    public static SmallWrite? OfAutoFlush(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is not IPropertyReferenceOperation { Property.Name: "AutoFlush", Instance: { } instance } || assignment.Value.ConstantValue is not { HasValue: true, Value: true })
            return null;

        var local = instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }
            ? assignment.Parent?.Parent is IObjectCreationOperation creation ? creation.DeclaredLocal() : null
            : (instance as ILocalReferenceOperation)?.Local;
        if (local?.DeclaredValue(assignment.Root()) is not { } value || !value.OpensFile())
            return null;

        var loop = assignment.Root().ReferencesTo(local)
            .Where(reference => reference.Parent is IInvocationOperation { TargetMethod.Name: "Write" or "WriteLine" or "WriteAsync" or "WriteLineAsync" } write && write.Instance == reference)
            .Select(LoopExtensions.EnclosingLoop)
            .FirstOrDefault(loop => loop is not null && !local.IsDeclaredIn(loop) && !loop.TurnsSeldom() && !loop.Waits());
        return loop is null ? null : new(local, loop, assignment);
    }

    /// <summary>Whether nobody can see the difference before the file is closed: it is closed by using, and only written to until then.</summary>
    public bool IsOnlyWritten(IOperation root) =>
        File.IsClosedByUsing(root)
        && root.ReferencesTo(File).All(reference => reference.Parent is IPropertyReferenceOperation { Property.Name: "AutoFlush" }
            || (reference.Parent is IInvocationOperation { TargetMethod.Name: "Write" or "WriteLine" or "Flush" } call && call.Instance == reference && !reference.Ancestors().Any(ancestor => ancestor.IsFunction())))
        && File.DeclaredValue(root)?.WithoutConversion() is IObjectCreationOperation { Type.Name: "StreamWriter", Arguments: [{ Value.Type.SpecialType: SpecialType.System_String }, ..] }
            or IInvocationOperation { TargetMethod.Name: "CreateText" or "AppendText" };

    /// <summary>What is as long as the buffer of a file is passed on by each write, flushed or not.</summary>
    private static bool WritesWholeBuffers(ILoopOperation loop, ILocalSymbol file) => loop.Body.ReferencesTo(file).Any(reference =>
        reference.Parent is IInvocationOperation { TargetMethod.Name: "Write" or "WriteAsync", Arguments: [{ Value: { } bytes }, ..] } write
        && write.Instance == reference
        && bytes.WithoutConversion() is ILocalReferenceOperation array
        && loop.Root().DeclaredValue(array.Local) is IArrayCreationOperation { DimensionSizes: [{ ConstantValue: { HasValue: true, Value: >= FileBufferBytes } }] });

    /// <summary>A flush now and then is what a flush is for.</summary>
    private static bool IsConditional(IOperation call, ILoopOperation loop) =>
        call.Ancestors().TakeWhile(ancestor => ancestor != loop).Any(ancestor => ancestor is IConditionalOperation or ISwitchOperation or ICatchClauseOperation or ITryOperation);
}
