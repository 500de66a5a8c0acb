namespace GreenCode.LiveTests;

/// <summary>The busy neighbour of <c>gate real</c>, which runs for hours unless it is ended.</summary>
public class NeighbourTests : LiveTest
{
    [Fact]
    public async Task It_does_not_outlive_whoever_started_it()
    {
        var neighbour = Start([], Programs.Target, "neighbour", "600");

        neighbour.CloseInput();

        Assert.Equal(0, await neighbour.EndAsync());
    }
}
