using GreenCode.Profiler.Requests;

namespace GreenCode.Profiler.Tests.Requests;

public class RouteTableTests
{
    private readonly RouteTable _table = new();

    public RouteTableTests()
    {
        foreach (var route in (string[])["/permits/{number}", "/permits/export", "/permits/{number}/letters", "/{area}/export", "/"])
            _table.Add("GET", route);
    }

    [Theory]
    [InlineData("/permits/OV-1", "/permits/{number}")]
    [InlineData("/Permits/OV-1/letters", "/permits/{number}/letters")]
    [InlineData("/permits/export", "/permits/export")]
    [InlineData("/letters/export", "/{area}/export")]
    [InlineData("/", "/")]
    public void A_path_takes_the_route_that_a_router_would_choose(string path, string route) => Assert.Equal(route, _table.Find("GET", path));

    [Theory]
    [InlineData("GET", "/permits/")]
    [InlineData("GET", "/reports")]
    [InlineData("POST", "/permits/OV-1")]
    [InlineData("GET", "")]
    public void A_path_that_no_route_fits_has_none(string method, string path) => Assert.Null(_table.Find(method, path));
}
