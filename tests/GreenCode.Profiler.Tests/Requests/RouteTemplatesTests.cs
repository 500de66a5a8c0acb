using GreenCode.Profiler.Requests;

namespace GreenCode.Profiler.Tests.Requests;

public class RouteTemplatesTests
{
    [Theory]
    [InlineData("/permits/12", "[id, 12]", "/permits/{id}")]
    [InlineData("/permits/oak-street/files/7", "[street, oak-street],[file, 7]", "/permits/{street}/files/{file}")]
    [InlineData("/api/Permits/12", "[action, Get],[controller, Permits],[id, 12]", "/api/Permits/{id}")]
    [InlineData("/files/a/b/c.txt", "[path, a/b/c.txt]", "/files/{path}")]
    [InlineData("/permits/permits", "[name, permits]", "/permits/{name}")]
    [InlineData("/1/11", "[a, 1],[b, 11]", "/{a}/{b}")]
    [InlineData("/permits/OV-2025-004000", "[number, OV-2025-004000]", "/permits/{number}")]
    [InlineData("/permits/ov%202023%203337", "[number, ov 2023 3337]", "/permits/{number}")]
    [InlineData("/permits/%zz", "[number, %zz]", "/permits/{number}")]
    [InlineData("/permits", "", "/permits")]
    [InlineData("/a, b/x", "[name, a, b]", "/{name}/x")]
    public void The_values_of_the_route_become_its_parameters(string path, string values, string template) =>
        Assert.Equal(template, RouteTemplates.Of(path, values));

    [Theory]
    [InlineData("/permits/12", "/permits/{id}")]
    [InlineData("/permits/2026-11-24", "/permits/{id}")]
    [InlineData("/permits/6f9619ff-8b86-d011-b42d-00cf4fc964ff/files", "/permits/{id}/files")]
    [InlineData("/commits/deadbeef01", "/commits/{id}")]
    [InlineData("/v2/permits", "/v2/permits")]
    [InlineData("/facade/permits", "/facade/permits")]
    [InlineData("", "/")]
    [InlineData("/", "/")]
    [InlineData("//a", "//a")]
    public void Without_a_route_what_looks_like_an_id_is_one(string path, string template) =>
        Assert.Equal($"{template} (no route)", RouteTemplates.Of(path, null));

    [Theory]
    [InlineData("]],[[, ,[")]
    [InlineData("[id, ]")]
    [InlineData(", , ,")]
    public void Values_that_make_no_sense_change_nothing(string values) => Assert.Equal("/a/b", RouteTemplates.Of("/a/b", values));
}
