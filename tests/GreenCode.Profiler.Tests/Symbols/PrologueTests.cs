using FsCheck.Xunit;
using GreenCode.Profiler.Symbols;

namespace GreenCode.Profiler.Tests.Symbols;

/// <summary>The bytes were written by hand after the encoding of the instructions in the processor's manual.</summary>
public class PrologueTests
{
    private const ulong InTheBody = 1_000;

    [Theory]
    [InlineData("C5FB59C0C3", 0)] // vmulsd; ret
    [InlineData("50E800000000 4883C408C3", 1)] // push rax; call; add rsp; ret
    [InlineData("4883EC18E800000000", 3)] // sub rsp, 24
    [InlineData("53415656 90 C5F877 8BC7", 3)] // push rbx, r14, rsi; nop; vzeroupper
    public void A_method_without_a_frame_returns_to_the_word_above_its_own(string code, int words) =>
        Assert.Equal(words, Prologue.WordsToReturnAddress(Bytes(code), InTheBody));

    [Theory]
    [InlineData("55488BEC")] // push rbp; mov rbp, rsp
    [InlineData("554889E5")]
    [InlineData("5541574156534883EC10488D6C2430")] // lea rbp, [rsp+48]
    [InlineData("55534881EC00010000488DAC2410010000")]
    [InlineData("55538BC7")] // rbp is pushed and used for something else
    [InlineData("4881EC00100000")]
    public void One_that_keeps_a_frame_or_is_not_understood_is_left_to_the_chain(string code) =>
        Assert.Null(Prologue.WordsToReturnAddress(Bytes(code), InTheBody));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(4, null)]
    public void Until_the_frame_is_set_up_the_return_address_lies_above_what_was_pushed(ulong offset, int? words) =>
        Assert.Equal(words, Prologue.WordsToReturnAddress(Bytes("55488BEC"), offset));

    [Property]
    public void Any_bytes_are_read_without_error(byte[] code, ulong offset) => _ = Prologue.WordsToReturnAddress(code, offset);

    private static byte[] Bytes(string code) => [.. Convert.FromHexString(code.Replace(" ", "", StringComparison.Ordinal)), .. new byte[Prologue.LongestBytes]];
}
