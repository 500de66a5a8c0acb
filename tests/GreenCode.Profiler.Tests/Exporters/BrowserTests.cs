using System.Diagnostics;
using GreenCode.Profiler.Exporters.Html;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Tests.Reporting;
using GreenCode.TestKit;

namespace GreenCode.Profiler.Tests.Exporters;

/// <summary>
/// The page in a real browser: Debian's Chromium, driven by Playwright, examined by axe-core. Skipped where those are not installed:
/// <c>apt-get install chromium nodejs npm</c> and, in tests/browser, <c>npm ci</c>.
/// </summary>
public class BrowserTests
{
    [Fact]
    public void The_page_works_in_a_real_browser()
    {
        var scripts = Repository.PathOf("tests", "browser");
        var node = OnPath("node");
        var chromium = OnPath("chromium");
        Assert.SkipWhen(chromium is null, "Chromium is not installed ('apt-get install chromium').");
        Assert.SkipWhen(node is null, "Node.js is not installed ('apt-get install nodejs npm').");
        Assert.SkipUnless(Directory.Exists(Path.Combine(scripts, "node_modules")), "Playwright and axe-core are not installed ('npm ci' in tests/browser).");

        var pages = Directory.CreateTempSubdirectory("greencode-pages-");
        try
        {
            foreach (var name in SampleRecords.Names.Select(row => row.Data))
                WritePage(pages.FullName, name, SampleRecords.ByName(name));
            WritePage(pages.FullName, "huge", SampleRecords.Huge(100_000));
            WritePage(pages.FullName, "compared", SampleRecords.Rearranged(), SampleRecords.Typical());
            Assert.InRange(new FileInfo(Path.Combine(pages.FullName, "huge.html")).Length, 0, 5_000_000);

            var (exitCode, output) = Run(node!, scripts, pages.FullName, chromium!);

            TestContext.Current.TestOutputHelper!.WriteLine(output);
            Assert.True(exitCode == 0, output);
        }
        finally
        {
            pages.Delete(recursive: true);
        }
    }

    private static void WritePage(string folder, string name, EnergyRecord record, EnergyRecord? before = null)
    {
        using var file = File.Create(Path.Combine(folder, name + ".html"));
        new HtmlExporter(before).Export(record, file);
    }

    private static (int ExitCode, string Output) Run(string node, string scripts, string pages, string chromium)
    {
        var start = new ProcessStartInfo(node, ["--test", "--test-reporter=spec", "report.test.mjs"])
        {
            WorkingDirectory = scripts,
            RedirectStandardOutput = true,
            Environment = { ["GREENCODE_PAGES"] = pages, ["GREENCODE_CHROMIUM"] = chromium },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
