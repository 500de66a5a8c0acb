using System.Collections.Immutable;
using GreenCode.Cli.Terminal;
using GreenCode.Profiler.Gates;
using GreenCode.Profiler.Gates.Formats;
using Spectre.Console;

namespace GreenCode.Cli;

/// <summary>The files that a gate's outcome is to be written to. They are checked before the work begins, as those of a record are.</summary>
public sealed class GateOutputs
{
    private const string Json = "json";

    private readonly ImmutableArray<(string Path, IGateFormat? Format)> _files;
    private readonly IGateFormat? _annotations;

    private GateOutputs(ImmutableArray<(string, IGateFormat?)> files, IGateFormat? annotations) => (_files, _annotations) = (files, annotations);

    /// <summary>The formats' names, for help and messages.</summary>
    public static string Names { get; } = string.Join(", ", GateFormats.All.Select(format => format.Name).Prepend(Json));

    /// <summary>Whether standard output carries data, so that people are spoken to on standard error.</summary>
    public bool UsesStandardOutput => _files.Any(file => file.Path == Outputs.StandardOutput);

    private bool HasJson => _files.Any(file => file is { Format: null, Path: not Outputs.StandardOutput });

    /// <summary>Chooses the formats and tries whether the files can be written.</summary>
    /// <param name="paths">Files, or <c>-</c> for standard output.</param>
    /// <param name="format">The format for all of them; null to go by the file names' endings.</param>
    /// <param name="annotations">A CI service's name, <c>none</c>, or <c>auto</c> to go by the environment.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <exception cref="BadInputException">A format or service is not known, or a file cannot be written.</exception>
    public static GateOutputs Prepare(IReadOnlyCollection<string> paths, string? format, string annotations, Func<string, string?> environment)
    {
        if (format is not null && paths.Count == 0)
            throw new BadInputException("--format says how to write, but not where. Add -o FILE, or -o - for standard output.");
        var service = ServiceOf(annotations, environment);
        var files = paths.Select(path => (path, FormatFor(path, format))).ToList();
        // GitLab annotates from a file, which is an artifact of the job.
        if (service is CodeQualityFormat && files.TrueForAll(file => file.Item2 is not CodeQualityFormat))
            files.Add((service.Ending, service));
        foreach (var (path, _) in files)
        {
            if (path != Outputs.StandardOutput)
                Outputs.TryToWrite(path);
        }

        return new([.. files], service is CodeQualityFormat ? null : service);
    }

    /// <summary>Writes every file, each whole or not at all, says where, and prints the annotations.</summary>
    /// <param name="statement">What people read.</param>
    /// <param name="writeJson">Writes the JSON form.</param>
    /// <param name="mustKeepJson">Whether the JSON form is to be saved in the temporary folder where no file of the user's holds it.</param>
    /// <param name="terminal">Where to talk.</param>
    /// <exception cref="BadInputException">A file could not be written; the message says where the result was saved instead.</exception>
    public void Write(GateStatement statement, Action<Stream> writeJson, bool mustKeepJson, ITerminal terminal)
    {
        var people = UsesStandardOutput ? terminal.Error : terminal.Out;
        var failures = new List<string>();
        foreach (var (path, format) in _files)
        {
            Action<Stream> write = format is null ? writeJson : stream => format.Write(statement, stream);
            try
            {
                if (path == Outputs.StandardOutput)
                {
                    using var output = terminal.OpenOutput();
                    write(output);
                }
                else
                {
                    Outputs.WriteWhole(path, write);
                    people.MarkupLineInterpolated($"Wrote {Path.GetFullPath(path)} ({format?.Purpose ?? "all runs, and a baseline for later gates"}).");
                }
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                failures.Add($"'{path}' could not be written: {failure.Message}");
            }
        }

        if (_annotations is not null)
        {
            using var output = UsesStandardOutput ? terminal.OpenError() : terminal.OpenOutput();
            _annotations.Write(statement, output);
        }

        if (failures.Count > 0)
            throw new BadInputException(string.Join(' ', failures) + " " + Rescue(writeJson));
        if (mustKeepJson && !HasJson)
            people.MarkupLineInterpolated($"{Rescue(writeJson)}");
    }

    private static IGateFormat? ServiceOf(string annotations, Func<string, string?> environment) => annotations switch
    {
        "none" => null,
        "auto" => environment("GITHUB_ACTIONS") == "true" ? new GitHubFormat()
            : environment("GITLAB_CI") == "true" ? new CodeQualityFormat()
            : string.Equals(environment("TF_BUILD"), "true", StringComparison.OrdinalIgnoreCase) ? new AzureFormat()
            : null,
        "github" => new GitHubFormat(),
        "gitlab" => new CodeQualityFormat(),
        "azure" => new AzureFormat(),
        _ => throw new BadInputException($"There are no annotations for '{annotations}'. Choose auto, github, gitlab, azure or none."),
    };

    private static IGateFormat? FormatFor(string path, string? format)
    {
        if (format == Json || (format is null && path == Outputs.StandardOutput))
            return null;
        if (format is not null)
            return GateFormats.ByName(format) ?? throw new BadInputException($"There is no format '{format}' for a gate. Formats: {Names}.");
        if (GateFormats.ByFileName(path) is { } known)
            return known;
        return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? null : throw new BadInputException(
            $"The ending of '{path}' does not tell a format. Known endings: .json, {string.Join(", ", GateFormats.All.Select(known => known.Ending))}; or name one with --format.");
    }

    /// <summary>In a new folder that only this user may enter, as a rescued record is.</summary>
    private static string Rescue(Action<Stream> writeJson)
    {
        var path = Path.GetTempPath();
        try
        {
            path = Path.Combine(Directory.CreateTempSubdirectory("greencode-").FullName, "gate.greencode.json");
            Outputs.WriteWhole(path, writeJson);
            return $"What was measured was saved as '{path}'.";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"Saving what was measured as '{path}' failed: {failure.Message}";
        }
    }
}
