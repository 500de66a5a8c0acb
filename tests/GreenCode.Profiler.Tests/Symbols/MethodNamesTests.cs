using GreenCode.Profiler.Symbols;

namespace GreenCode.Profiler.Tests.Symbols;

/// <summary>Shapes that the test assembly itself cannot have; <see cref="CompiledMethodTests"/> covers the others.</summary>
public class MethodNamesTests
{
    [Theory]
    [InlineData("Program", "<Main>$", "Program.Main")]
    [InlineData("Program", "<Main>", "Program.Main")]
    [InlineData("Program+<<Main>$>d__0", "MoveNext", "Program.Main")]
    [InlineData("Program+<>c", "<<Main>$>b__0_0", "Program.Main (lambda)")]
    [InlineData("Program", "<<Main>$>g__Burn|0_0", "Program.Main.Burn")]
    [InlineData("Program+<>c+<<<Main>$>b__0_0>d", "MoveNext", "Program.Main (lambda)")]
    [InlineData("Program+<<<Main>$>g__Burn|0_0>d", "MoveNext", "Program.Main.Burn")]
    [InlineData("Program+<>c__DisplayClass0_0", "<<Main>$>b__1", "Program.Main (lambda)")]
    [InlineData("System.Collections.Generic.Dictionary`2[System.__Canon,System.Int32]", "TryInsert", "System.Collections.Generic.Dictionary<,>.TryInsert")]
    [InlineData("A.B`1+C`2[System.Int32[],System.__Canon,System.__Canon]", ".ctor", "A.B<>.C<,>..ctor")]
    [InlineData("A.B", "System.Collections.Generic.IEnumerable<System.Int32[]>.GetEnumerator", "A.B.System.Collections.Generic.IEnumerable<System.Int32[]>.GetEnumerator")]
    [InlineData("dynamicClass", "IL_STUB_PInvoke", "dynamicClass.IL_STUB_PInvoke")]
    [InlineData("", "Global", "Global")]
    public void Names_are_written_as_people_write_them(string type, string method, string expected) =>
        Assert.Equal(expected, MethodNames.Display(type, method));

    [Theory]
    [InlineData("A.B", "Method", false)]
    [InlineData("A.B`1[A.Program+<>c]", "Method", false)]
    [InlineData("A.B", "System.Collections.Generic.IEnumerable<System.Int32>.GetEnumerator", false)]
    [InlineData("A.<File>F64299793FAE73F6C2FE9AD148C17E88EF8DF022CEF2D9F1FC34C82427508FC4F__Hidden", "Method", false)]
    [InlineData("A.B+<Method>d__1", "MoveNext", true)]
    [InlineData("A.B", "<Method>g__Local|0_0", true)]
    [InlineData("A.B+<>c", ".ctor", true)]
    [InlineData("<PrivateImplementationDetails>", "ComputeStringHash", true)]
    public void What_the_compiler_made_is_told_from_what_people_wrote(string type, string method, bool expected) =>
        Assert.Equal(expected, MethodNames.IsCompilerMade(type, method));

    /// <summary>Names come from the target, which may have any: nothing may throw, and nothing may take long.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("<")]
    [InlineData(">")]
    [InlineData("[")]
    [InlineData("+")]
    [InlineData("`")]
    [InlineData("`99999999999")]
    [InlineData("<>d__")]
    [InlineData("<>c+<>c+<>c")]
    [InlineData("<<<<<<<<<<<<>b__0_0")]
    public void Strange_names_are_displayed_somehow(string name)
    {
        var deep = string.Concat(Enumerable.Repeat(name + "<", 2_000)) + string.Concat(Enumerable.Repeat(">b__0_0", 2_000));
        foreach (var (type, method) in (IEnumerable<(string, string)>)[(name, "M"), ("T", name), (name, name), (deep, deep)])
        {
            Assert.NotNull(MethodNames.Display(type, method));
            _ = DocumentationIds.Of(type, method, "void  ()");
        }
    }
}
