using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Web.SlowestCompression.SlowestCompressionAnalyzer, GreenCode.Analyzers.Rules.Web.SlowestCompression.SlowestCompressionFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Web;

public class SlowestCompressionTests
{
    [Theory]
    [InlineData("services.Configure<BrotliCompressionProviderOptions>(options => options.Level = [|CompressionLevel.SmallestSize|]);")]
    [InlineData("services.Configure<GzipCompressionProviderOptions>(options => { options.Level = [|CompressionLevel.SmallestSize|]; });")]
    [InlineData("var options = new BrotliCompressionProviderOptions { Level = [|CompressionLevel.SmallestSize|] };")]
    [InlineData("using var packed = new BrotliStream(context.Response.Body, [|CompressionLevel.SmallestSize|]);")]
    [InlineData("using var packed = new GZipStream(context.Response.Body, [|CompressionLevel.SmallestSize|], true);")]
    public Task The_slowest_level_for_responses_is_a_warning(string body) => Rule.Warns(In(body), Platform.NewestWeb);

    [Fact]
    public Task A_provider_of_ones_own_compresses_responses_too() => Rule.Warns("""
        using System.IO; using System.IO.Compression; using Microsoft.AspNetCore.ResponseCompression;
        class Provider : ICompressionProvider
        {
            public string EncodingName => "br";
            public bool SupportsFlush => true;
            public Stream CreateStream(Stream outputStream) => new BrotliStream(outputStream, [|CompressionLevel.SmallestSize|]);
        }
        """, Platform.NewestWeb);

    [Theory]
    [InlineData("services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);")]
    [InlineData("services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);")]
    [InlineData("using var packed = new BrotliStream(File.Create(\"app.js.br\"), CompressionLevel.SmallestSize);")]
    [InlineData("using var packed = new GZipStream(new MemoryStream(), CompressionLevel.SmallestSize);")]
    [InlineData("using var packed = new BrotliStream(context.Response.Body, CompressionLevel.Optimal);")]
    [InlineData("ZipFile.CreateFromDirectory(\"a\", \"b\", CompressionLevel.SmallestSize, false);")]
    [InlineData("var level = CompressionLevel.SmallestSize;")]
    public Task Files_that_are_compressed_once_and_faster_levels_are_left_alone(string body) => Rule.Ignores(In(body), Platform.NewestWeb);

    [Fact]
    public Task Up_to_NET_6_Optimal_is_the_slowest_level_of_Brotli() => Rule.Warns(Old("BrotliCompressionProviderOptions", "[|CompressionLevel.Optimal|]"), Platform.NetStandard20);

    [Fact]
    public Task Of_gzip_Optimal_never_was() => Rule.Ignores(Old("GzipCompressionProviderOptions", "CompressionLevel.Optimal"), Platform.NetStandard20);

    [Theory]
    [InlineData("var options = new BrotliCompressionProviderOptions { Level = [|CompressionLevel.SmallestSize|] };", "var options = new BrotliCompressionProviderOptions { Level = CompressionLevel.Fastest };")]
    [InlineData("using var packed = new GZipStream(context.Response.Body, [|System.IO.Compression.CompressionLevel.SmallestSize|]);", "using var packed = new GZipStream(context.Response.Body, System.IO.Compression.CompressionLevel.Fastest);")]
    public Task The_fix_takes_the_fastest(string wrong, string right) => Rule.Fixes(In(wrong), In(right), Platform.NewestWeb);

    private static string In(string body) => $$"""
        using System.IO;
        using System.IO.Compression;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.ResponseCompression;
        using Microsoft.Extensions.DependencyInjection;
        class C
        {
            void M(IServiceCollection services, HttpContext context) { {{body}} }
        }
        """;

    private static string Old(string options, string level) => $$"""
        using System.IO.Compression;
        using Microsoft.AspNetCore.ResponseCompression;
        class C { object M() => new {{options}} { Level = {{level}} }; }
        namespace Microsoft.AspNetCore.ResponseCompression
        {
            public class BrotliCompressionProviderOptions { public CompressionLevel Level { get; set; } }
            public class GzipCompressionProviderOptions { public CompressionLevel Level { get; set; } }
        }
        """;
}
