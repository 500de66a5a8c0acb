using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GreenCode.TestKit;
using GreenCode.TestKit.Load;

namespace GreenCode.Packaging.Tests.Gates;

/// <summary>
/// A job of a CI service on this machine: a repository whose target branch holds one variant of PermitDesk and whose change makes another of it. Its project is a
/// stand-in that publishes what was built with the tests. The service's own tools (<c>gh</c>, <c>curl</c> to its API) keep what they are given.
/// </summary>
internal sealed class CiJob : IDisposable
{
    private const string Project = """
        <Project DefaultTargets="Publish">
          <Target Name="Restore" />
          <Target Name="Publish">
            <Copy SourceFiles="PROGRAM" DestinationFiles="$(PublishDir)/desk" UseSymboliclinksIfPossible="true" />
          </Target>
        </Project>
        """;

    private const string Service = "http://ci.invalid/";

    private static readonly Dictionary<string, string> _git = new()
    {
        ["GIT_AUTHOR_NAME"] = "test", ["GIT_AUTHOR_EMAIL"] = "test@example.org", ["GIT_COMMITTER_NAME"] = "test", ["GIT_COMMITTER_EMAIL"] = "test@example.org",
        ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_SYSTEM"] = "/dev/null",
    };

    private readonly TemporaryFolder _folder = new();
    private Dictionary<string, string> _settings = [];

    /// <summary>What the steps left behind.</summary>
    public string Read(string file) => File.ReadAllText(Path.Combine(_folder.Path, file));

    /// <summary>The comment that the service was given, out of the form in which it was given.</summary>
    public string Posted
    {
        get
        {
            var posted = Read("posted");
            if (!posted.StartsWith('{'))
                return posted;
            using var request = JsonDocument.Parse(posted);
            return request.RootElement.GetProperty("comments")[0].GetProperty("content").GetString()!;
        }
    }

    /// <summary>Makes the repository, and the variables that the service sets and that the user changes at the top of the workflow.</summary>
    /// <param name="machine">What all jobs share.</param>
    /// <param name="service">The CI service.</param>
    /// <param name="metric">The variable METRIC.</param>
    /// <param name="baseline">The variant of PermitDesk that is there.</param>
    /// <param name="candidate">The variant that the change makes of it.</param>
    /// <param name="hasToolCached">Whether the service's cache holds the tool from an earlier job.</param>
    public static async Task<CiJob> PrepareAsync(CiMachine machine, string service, string metric, string baseline, string candidate, bool hasToolCached)
    {
        var job = new CiJob();
        var folder = job._folder;
        folder.Write("nuget.config", $"""<configuration><packageSources><add key="packed" value="{machine.Feed}" /></packageSources></configuration>""");
        if (hasToolCached)
            Directory.CreateSymbolicLink(Path.Combine(folder.Path, ".greencode"), machine.Tool);
        // What is meant for the service is kept: gh is not here, and no request leaves this machine.
        await job.ProgramAsync("gh", "shift 3; while test \"$1\" != --body-file; do shift; done; cp \"$2\" posted");
        await job.ProgramAsync("curl", $$"""
            case "$*" in
              *{{Service}}*) for argument; do case "$argument" in *@comment.*) cp "${argument#*@}" posted;; esac; done;;
              *) PATH=${PATH#*:}; exec curl "$@";;
            esac
            """);
        Directory.CreateDirectory(Path.Combine(folder.Path, "out", "data"));
        File.Copy(machine.Register, Path.Combine(folder.Path, "out", "data", "permits.db"));
        // Half the load: bytes are counted, not sampled.
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("samples", "ci-gate")))
            folder.Write($"samples/ci-gate/{Path.GetFileName(file)}", (await File.ReadAllTextAsync(file)).Replace("[101-140]", "[101-120]", StringComparison.Ordinal));
        await job.ShellAsync("git init --quiet --initial-branch main");
        await job.CommitAsync(baseline);
        await job.ShellAsync("git update-ref refs/remotes/origin/main HEAD");
        await job.CommitAsync(candidate);
        var target = await job.ShellAsync("git rev-parse origin/main");
        job._settings = new()
        {
            ["PROJECT"] = "desk",
            ["PROGRAM"] = "desk",
            ["ADDRESS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Find()}"),
            ["RUNS"] = "6",
            ["METRIC"] = metric,
            // Programs that are started a hundred times and never get warm: half of what they do is compile.
            ["DOTNET_TieredPGO"] = "0",
            ["GREENCODE_VERSION"] = machine.Version,
            [service switch { "github" => "GITHUB_ACTIONS", "gitlab" => "GITLAB_CI", _ => "TF_BUILD" }] = "true",
            ["BASE_SHA"] = target,
            ["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = target,
            ["SYSTEM_PULLREQUEST_TARGETBRANCH"] = "refs/heads/main",
            ["GITHUB_STEP_SUMMARY"] = Path.Combine(folder.Path, "summary.md"),
            ["CI_API_V4_URL"] = Service,
            ["SYSTEM_COLLECTIONURI"] = Service,
        };
        return job;
    }

    /// <summary>Runs a workflow's steps as its service does; the exit codes of those that ran, and all they printed.</summary>
    public async Task<(IReadOnlyDictionary<string, int> ExitCodes, string Printed)> RunAsync(Workflow workflow)
    {
        var (exitCodes, printed) = (new Dictionary<string, int>(), "");
        foreach (var step in workflow.Steps.Where(step => step.RunsAfterFailure || exitCodes.Values.All(code => code == 0)))
        {
            var (exitCode, output) = await BashAsync(step.Script, workflow.Variables.Concat(step.Environment).Concat(_settings));
            exitCodes[step.Name] = exitCode;
            printed += $"== {step.Name}: {exitCode.ToString(CultureInfo.InvariantCulture)}\n{output}";
        }

        return (exitCodes, printed);
    }

    public void Dispose() => _folder.Dispose();

    private Task ProgramAsync(string name, string script)
    {
        _folder.Write($"bin/{name}", $"#!/bin/sh\n{script}\n");
        return ShellAsync($"chmod +x bin/{name}");
    }

    private async Task CommitAsync(string variant)
    {
        _folder.Write("desk/desk.proj", Project.Replace("PROGRAM", CiMachine.PermitDesk(variant), StringComparison.Ordinal));
        await ShellAsync($"git add desk samples && git commit --quiet --message {variant}");
    }

    private async Task<string> ShellAsync(string script)
    {
        var (exitCode, output) = await BashAsync(script, []);
        return exitCode == 0 ? output.Trim() : throw new InvalidOperationException($"'{script}' ended with {exitCode}:\n{output}");
    }

    private async Task<(int ExitCode, string Output)> BashAsync(string script, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var start = new ProcessStartInfo("bash", ["-e", "-c", script])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in _git.Concat(environment))
            start.Environment[name] = value;
        start.Environment["PATH"] = $"{Path.Combine(_folder.Path, "bin")}:{start.Environment["PATH"]}";
        start.Environment["TMPDIR"] = Directory.CreateDirectory(Path.Combine(_folder.Path, "tmp")).FullName;
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync() + await error;
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
