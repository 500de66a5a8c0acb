using FsCheck.Xunit;
using GreenCode.Profiler.Symbols;

namespace GreenCode.Profiler.Tests.Symbols;

/// <summary>The bytes were written by hand after the encoding of the instructions in the processor's manual.</summary>
public class EpilogueTests
{
    [Theory]
    [InlineData("C3", 0)] // ret
    [InlineData("C3 55488BEC", 0)] // and the next method
    [InlineData("5B C3", 1)] // pop rbx
    [InlineData("5B 415C 415F 58 C3", 4)] // pop rbx, r12, r15, rax
    public void At_its_end_a_method_returns_to_the_word_above_what_it_still_pops(string code, int words) =>
        Assert.Equal(words, Epilogue.WordsToReturnAddress(Bytes(code)));

    [Theory]
    [InlineData("5D C3")] // pop rbp: the chain is whole
    [InlineData("5B 415F 5D C3")]
    [InlineData("C5FB59C0 C3")] // vmulsd: not yet at its end
    [InlineData("5B")] // unknown what follows
    [InlineData("")]
    public void Before_that_it_is_left_to_the_chain_and_to_its_first_instructions(string code) =>
        Assert.Null(Epilogue.WordsToReturnAddress(Bytes(code)));

    [Property]
    public void Any_bytes_are_read_without_error(byte[] code) => _ = Epilogue.WordsToReturnAddress(code);

    private static byte[] Bytes(string code) => Convert.FromHexString(code.Replace(" ", "", StringComparison.Ordinal));
}
