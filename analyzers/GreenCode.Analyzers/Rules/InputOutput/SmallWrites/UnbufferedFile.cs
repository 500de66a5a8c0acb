using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.InputOutput.SmallWrites;

/// <summary>A file that a local of the method holds, opened with a buffer of no bytes or one.</summary>
internal sealed class UnbufferedFile
{
    private readonly ILocalSymbol _local;
    private readonly IObjectCreationOperation _creation;
    private readonly IOperation _root;

    private UnbufferedFile(ILocalSymbol local, IObjectCreationOperation creation, IArgumentOperation bufferSize, IOperation root)
    {
        (_local, _creation, _root) = (local, creation, root);
        BufferSize = bufferSize;
    }

    public IArgumentOperation BufferSize { get; }

    /// <summary>
    /// Whether nobody can see a buffer: the file is closed by using, is only read or written byte by byte or in pieces until then, and was opened without options that ask
    /// for the disk itself.
    /// </summary>
    public bool CanHaveBuffer => _local.IsClosedByUsing(_root)
        && _creation.Arguments.All(argument => argument.IsImplicit || argument.Parameter?.Name is "path" or "mode" or "access" or "share" or "bufferSize")
        && _root.ReferencesTo(_local).All(IsPlainUse);

    public static UnbufferedFile? Of(ILocalSymbol local, IOperation root) =>
        local.DeclaredValue(root)?.WithoutConversion() is IObjectCreationOperation { Type: { Name: "FileStream", ContainingNamespace.Name: "IO" } } creation
        && creation.Arguments.FirstOrDefault(argument => argument is { Parameter.Name: "bufferSize", Value.ConstantValue: { HasValue: true, Value: 0 or 1 } }) is { } bufferSize
            ? new(local, creation, bufferSize, root)
            : null;

    private static bool IsPlainUse(IOperation reference) =>
        !reference.Ancestors().Any(ancestor => ancestor.IsFunction())
        && reference.Parent switch
        {
            IInvocationOperation call => call.Instance == reference && call.TargetMethod.Name is "Read" or "ReadByte" or "Write" or "WriteByte" or "Seek",
            IPropertyReferenceOperation property => property.Property.Name is "Length" or "Position",
            _ => false,
        };
}
