using System.IO.Compression;
using System.Net;
using GreenCode.Benchmarks.Evidence;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.FileProviders;

namespace GreenCode.Benchmarks.Rules;

/// <summary>
/// 200 downloads of a script of 88 kB by clients that unpack what is compressed: the file as it lies there, against an endpoint of MapStaticAssets that
/// serves the copy that the build has compressed. Rejected: on the processor that saves nothing (docs/rules/rejected.md).
/// </summary>
[RuleBenchmark("GRN0406")]
internal sealed class StaticFilesBenchmark : IWorkload
{
    private const int Requests = 200;

    private readonly HttpClient _client = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.GZip });
    private readonly Uri _before;
    private readonly Uri _after;

    public StaticFilesBenchmark()
    {
        var folder = Directory.CreateTempSubdirectory("greencode-static-").FullName;
        var script = string.Concat(Enumerable.Range(0, 1_500).Select(i => $"function permit{i}(number) {{ return number * {i * 7919 % 1000} + {i}; }}\n"));
        File.WriteAllText(Path.Combine(folder, "app.js"), script);
        using (var packed = new GZipStream(File.Create(Path.Combine(folder, "app.js.gz")), CompressionLevel.SmallestSize))
        using (var writer = new StreamWriter(packed))
            writer.Write(script);

        var manifest = Path.Combine(folder, "app.staticwebassets.endpoints.json");
        File.WriteAllText(manifest, $$"""
            { "Version": 1, "ManifestType": "Publish", "Endpoints": [
              { "Route": "app.js", "AssetFile": "app.js.gz", "Selectors": [{ "Name": "Content-Encoding", "Value": "gzip", "Quality": "0.1" }],
                "ResponseHeaders": [{{Headers(folder, "app.js.gz")}}, { "Name": "Content-Encoding", "Value": "gzip" }], "EndpointProperties": [] },
              { "Route": "app.js", "AssetFile": "app.js", "Selectors": [], "ResponseHeaders": [{{Headers(folder, "app.js")}}], "EndpointProperties": [] } ] }
            """);
        var files = new PhysicalFileProvider(folder);
        _before = new Uri(LoopbackServer.Start(app => app.UseStaticFiles(new StaticFileOptions { FileProvider = files })), "app.js");
        _after = new Uri(LoopbackServer.Start(app =>
        {
            app.Environment.WebRootFileProvider = files;
            app.MapStaticAssets(manifest);
        }), "app.js");
    }

    public string Case => "Downloads";

    public int Runs => 15;

    public Task Before() => GetAll(_before);

    public Task After() => GetAll(_after);

    private static string Headers(string folder, string file) => $$"""
        { "Name": "Content-Type", "Value": "text/javascript" }, { "Name": "Content-Length", "Value": "{{new FileInfo(Path.Combine(folder, file)).Length}}" },
        { "Name": "ETag", "Value": "\"{{file}}\"" }, { "Name": "Last-Modified", "Value": "Sun, 01 Nov 2026 00:00:00 GMT" }
        """;

    private async Task GetAll(Uri file)
    {
        for (var i = 0; i < Requests; i++)
            await _client.GetByteArrayAsync(file);
    }
}
