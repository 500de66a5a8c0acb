using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using GreenCode.Cli;
using GreenCode.TestKit;
using YamlDotNet.RepresentationModel;

namespace GreenCode.LiveTests.Samples;

/// <summary>
/// The shell steps of samples/ci-gate, on PermitDesk. Only what needs the CI service or the network is replaced: checking out, publishing
/// (what is built already is used), installing the tool, and the request that posts the comment.
/// </summary>
public sealed partial class CiGateTests : LiveTest
{
    private const string Frugal = "PermitDesk.Frugal", Wasteful = "PermitDesk.Wasteful";

    [Theory]
    [InlineData("github.yml", Frugal, Wasteful, ExitCode.GateFailed, "Failed: the candidate needs")]
    [InlineData("github.yml", Wasteful, Frugal, ExitCode.Success, "Passed: the candidate needs")]
    [InlineData("gitlab-ci.yml", Frugal, Wasteful, ExitCode.GateFailed, "Failed: the candidate needs")]
    [InlineData("gitlab-ci.yml", Wasteful, Frugal, ExitCode.Success, "Passed: the candidate needs")]
    [InlineData("azure-pipelines.yml", Frugal, Wasteful, ExitCode.GateFailed, "Failed: the candidate needs")]
    [InlineData("azure-pipelines.yml", Wasteful, Frugal, ExitCode.Success, "Passed: the candidate needs")]
    public async Task The_steps_of_a_workflow_fail_the_wasteful_candidate_and_pass_the_frugal_one(
        string workflow, string baseline, string candidate, ExitCode expected, string comment)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/curl") && File.Exists("/usr/bin/python3"), "The workflows use curl and python3.");
        Prepare(baseline, candidate);
        var yaml = Load(workflow);
        var code = 0;
        foreach (var (name, script, isAlways) in Steps(yaml))
        {
            if (code != 0 && !isAlways)
                continue;
            var step = await RunAsync(name, script, Variables(yaml, workflow));
            TestContext.Current.TestOutputHelper?.WriteLine($"== {name}: {step.ExitCode}\n{step.Output}\n{step.Error}");
            if (name is "Install greencode" or "Build both versions" or "Comment" or "before_script" or "after_script")
                Assert.True(step.ExitCode == 0, $"{name}: {step.Output}\n{step.Error}");
            code = code == 0 ? step.ExitCode : code;
        }

        Assert.Equal((int)expected, code);
        Assert.Contains(comment, File.ReadAllText(PathOf("posted.txt")), StringComparison.Ordinal);
        Assert.True(File.Exists(PathOf("gate.xml")) && File.Exists(PathOf("budget.xml")));
    }

    private static YamlMappingNode Load(string workflow)
    {
        var stream = new YamlStream();
        using var reader = File.OpenText(Repository.PathOf("samples", "ci-gate", workflow));
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static IEnumerable<(string Name, string Script, bool IsAlways)> Steps(YamlMappingNode yaml)
    {
        if (Child(yaml, "energy-gate") is YamlMappingNode gitlab)
        {
            // GitLab runs the lines of before_script and script as one shell with -e.
            yield return ("script", "set -eo pipefail\n" + Lines(gitlab, "before_script") + Lines(gitlab, "script"), false);
            yield return ("after_script", Lines(gitlab, "after_script"), true);
            yield break;
        }

        var steps = (YamlSequenceNode)(Child(yaml, "steps") ?? Child((YamlMappingNode)Child((YamlMappingNode)Child(yaml, "jobs")!, "gate")!, "steps")!);
        foreach (var step in steps.Cast<YamlMappingNode>())
        {
            // GitHub's shell is 'bash -e' with pipefail where nothing else is said.
            if ((Child(step, "run") ?? Child(step, "bash")) is { } script)
                yield return (Text(step, "name") ?? Text(step, "displayName")!, "set -eo pipefail\n" + script, Text(step, "if") is not null || Text(step, "condition") is not null);
        }
    }

    private IEnumerable<(string, string)> Variables(YamlMappingNode yaml, string workflow)
    {
        var declared = (YamlMappingNode)(Child(yaml, "env") ?? Child(yaml, "variables") ?? Child((YamlMappingNode)Child(yaml, "energy-gate")!, "variables")!);
        foreach (var (name, value) in declared.Children)
            yield return (name.ToString(), value.ToString());
        yield return ("ADDRESS", $"http://127.0.0.1:{_port}");
        yield return ("RUNS", "6");
        yield return ("LOAD", Repository.PathOf("samples", "ci-gate", "load.sh"));
        yield return ("BUDGET", Repository.PathOf("samples", "ci-gate", "greencode.budget.json"));
        yield return ("PATH", $"{PathOf("bin")}:{Environment.GetEnvironmentVariable("PATH")}");
        yield return ("GITHUB_STEP_SUMMARY", PathOf("summary.md"));
        foreach (var name in new[] { "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD" })
            yield return (name, "");
        yield return workflow switch
        {
            "github.yml" => ("GITHUB_ACTIONS", "true"),
            "gitlab-ci.yml" => ("GITLAB_CI", "true"),
            _ => ("TF_BUILD", "True"),
        };
    }

    private readonly string _port = FreePort();

    private string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Stands in for the CI service: commands of the workflows that reach outside.</summary>
    private void Prepare(string baseline, string candidate)
    {
        Directory.CreateDirectory(PathOf("bin"));
        Script("git", "mkdir -p \"$3\"");
        Script("gh", $"cp comment.md '{PathOf("posted.txt")}'");
        Script("curl", $"""
            case "$*" in
              *--request*) cp comment.md '{PathOf("posted.txt")}' ;;
              *) exec /usr/bin/curl "$@" ;;
            esac
            """);
        Script("dotnet", $$"""
            case "$1 $2" in
              "tool install") mkdir -p .greencode && printf '#!/bin/sh\nexec "{{Programs.Tool}}" "$@"\n' > .greencode/greencode && chmod +x .greencode/greencode ;;
              "publish baseline/"*) mkdir -p out/baseline && printf '#!/bin/sh\nexec "{{Built(baseline)}}" "$@"\n' > "out/baseline/$PROGRAM" && chmod +x "out/baseline/$PROGRAM" ;;
              "publish "*) mkdir -p out/candidate && printf '#!/bin/sh\nexec "{{Built(candidate)}}" "$@"\n' > "out/candidate/$PROGRAM" && chmod +x "out/candidate/$PROGRAM" ;;
              *) exit 9 ;;
            esac
            """);
    }

    private void Script(string name, string text)
    {
        var path = Path.Combine(PathOf("bin"), name);
        File.WriteAllText(path, $"#!/bin/bash\n{text}\n");
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }

    /// <summary>Longer than other tests wait: a gate is many runs.</summary>
    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string name, string script, IEnumerable<(string Name, string Value)> variables)
    {
        var start = new ProcessStartInfo("bash", ["-c", Expression().Replace(script, "x")])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TMPDIR"] = Folder;
        foreach (var (variable, value) in variables)
            start.Environment[variable] = Expression().Replace(value, "x");
        using var process = Process.Start(start)!;
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken);
            return (process.ExitCode, await output, await error);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The step '{name}' did not end.");
        }
    }

    private static string Built(string project) => Path.ChangeExtension(BuiltSample.Assembly(project), null);

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    private static YamlNode? Child(YamlMappingNode node, string name) => node.Children.TryGetValue(new YamlScalarNode(name), out var child) ? child : null;

    private static string? Text(YamlMappingNode node, string name) => Child(node, name)?.ToString();

    private static string Lines(YamlMappingNode node, string name) => string.Concat(((YamlSequenceNode)Child(node, name)!).Select(line => line + "\n"));

    [GeneratedRegex(@"\$\{\{.*?\}\}|\$\([A-Za-z.]+\)")]
    private static partial Regex Expression();
}
