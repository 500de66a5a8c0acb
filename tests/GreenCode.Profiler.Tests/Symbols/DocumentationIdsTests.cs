using FsCheck.Xunit;
using GreenCode.Profiler.Symbols;

namespace GreenCode.Profiler.Tests.Symbols;

/// <summary>Parts of signatures by hand; <see cref="CompiledMethodTests"/> compares with the compiler.</summary>
public class DocumentationIdsTests
{
    [Theory]
    [InlineData("void  ()", "M:N.T.M")]
    [InlineData("instance void  (int32)", "M:N.T.M(System.Int32)")]
    [InlineData("instance class System.Collections.Generic.List`1<!0>  (!0,!1[])", "M:N.T.M(`0,`1[])")]
    [InlineData("void  (class A.B`1<value class A.C`2<int32,!3>>&)", "M:N.T.M(A.B{A.C{System.Int32,`3}}@)")]
    [InlineData("void  (int32[,,][],unsigned int8**)", "M:N.T.M(System.Int32[0:,0:,0:][],System.Byte**)")]
    [InlineData("instance required_modifier A.B void  (optional_modifier A.B required_modifier C.D class A.E)", "M:N.T.M(A.E)")]
    public void A_signature_is_translated(string signature, string expected) => Assert.Equal(expected, DocumentationIds.Of("N.T", "M", signature));

    [Theory]
    [InlineData("")]
    [InlineData("void")]
    [InlineData("void  (")]
    [InlineData("void  (int32")]
    [InlineData("void  (int32,)")]
    [InlineData("void  (int32) and more")]
    [InlineData("void  (class Nested)")]
    [InlineData("void  (class A.B`1<class Nested>)")]
    [InlineData("void  (class A.B`1<int32)")]
    [InlineData("void  (unknown)")]
    [InlineData("void  (int32[1])")]
    [InlineData("void  (int32[)")]
    [InlineData("void  (!)")]
    [InlineData("void  (!!0)")]
    [InlineData("void  (fnptr void(int32))")]
    [InlineData("fnptr void(int32)  (int32)")]
    [InlineData("void  (int32,...)")]
    [InlineData("instance generic void  ()")]
    [InlineData("generic !!0  (int32)")]
    [InlineData("required_modifier")]
    [InlineData("void  (required_modifier )")]
    public void What_is_not_understood_gives_no_id(string signature) => Assert.Null(DocumentationIds.Of("N.T", "M", signature));

    [Property(MaxTest = 2000)]
    public void A_damaged_signature_gives_an_id_or_none(string? noise, int at)
    {
        const string Signature = "instance value class A.B`1<int32[,],!0>&  (required_modifier A.C class A.D*,unsigned int8)";
        var place = (int)((uint)at % Signature.Length);
        _ = DocumentationIds.Of("N.T", "M", Signature[..place] + noise + Signature[place..]);
        _ = DocumentationIds.Of("N.T", "M", Signature[..place]);
        _ = DocumentationIds.Of("N.T", "M", Signature[place..]);
    }
}
