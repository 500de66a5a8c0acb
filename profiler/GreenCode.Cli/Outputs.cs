using System.Collections.Immutable;
using GreenCode.Cli.Terminal;
using GreenCode.Profiler.Exporters;
using GreenCode.Profiler.Reporting;
using Spectre.Console;

namespace GreenCode.Cli;

/// <summary>The files that a record is to be written to. They are checked before the work begins, so that no measurement is lost at its end.</summary>
public sealed class Outputs
{
    internal const string StandardOutput = "-";
    private const string Devices = "/dev/", Kernel = "/proc/";

    private readonly ImmutableArray<(string Path, IReportExporter Exporter)> _files;

    private Outputs(ImmutableArray<(string, IReportExporter)> files) => _files = files;

    /// <summary>Whether standard output carries data, so that people are spoken to on standard error.</summary>
    public bool UsesStandardOutput => _files.Any(file => file.Path == StandardOutput);

    /// <summary>Chooses the exporters and tries whether the files can be written.</summary>
    /// <param name="paths">Files, or <c>-</c> for standard output.</param>
    /// <param name="format">The format for all of them; null to go by the file names' endings.</param>
    /// <exception cref="BadInputException">A format is not known, or a file cannot be written.</exception>
    public static Outputs Prepare(IReadOnlyCollection<string> paths, string? format) => Prepare(paths, format, ExporterCatalog.All);

    /// <summary>The same with other exporters than those of the catalogue.</summary>
    /// <exception cref="BadInputException">A format is not known, or a file cannot be written.</exception>
    internal static Outputs Prepare(IReadOnlyCollection<string> paths, string? format, ImmutableArray<IReportExporter> exporters)
    {
        if (format is not null && paths.Count == 0)
            throw new BadInputException("--format says how to write, but not where. Add -o FILE, or -o - for standard output.");
        var files = ImmutableArray.CreateBuilder<(string, IReportExporter)>();
        foreach (var path in paths)
        {
            files.Add((path, ExporterFor(path, format, exporters)));
            if (path != StandardOutput)
                TryToWrite(path);
        }

        return new(files.ToImmutable());
    }

    /// <summary>
    /// Writes the record to every file, each whole or not at all, and says where. A file that cannot be written any more does not cost
    /// the measurement: the record is then saved in the temporary folder.
    /// </summary>
    /// <exception cref="BadInputException">A file could not be written; the message says where the record was saved instead.</exception>
    public void Write(EnergyRecord record, ITerminal terminal)
    {
        var failures = new List<string>();
        foreach (var (path, exporter) in _files)
        {
            try
            {
                if (path == StandardOutput)
                {
                    using var output = terminal.OpenOutput();
                    exporter.Export(record, output);
                }
                else
                {
                    WriteWhole(path, stream => exporter.Export(record, stream));
                    (UsesStandardOutput ? terminal.Error : terminal.Out).MarkupLineInterpolated(
                        $"Wrote {Path.GetFullPath(path)} ({exporter.Format.Purpose}).");
                }
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                failures.Add($"'{path}' could not be written: {failure.Message}");
            }
        }

        if (failures.Count > 0)
            throw new BadInputException(string.Join(' ', failures) + " " + Rescue(record));
    }

    private static IReportExporter ExporterFor(string path, string? format, ImmutableArray<IReportExporter> exporters)
    {
        if (format is not null)
        {
            return ExporterCatalog.ByName(format, exporters) ?? throw new BadInputException(
                $"There is no format '{format}'. Formats: {string.Join(", ", exporters.Select(exporter => exporter.Format.Name))}.");
        }

        if (path == StandardOutput)
            return exporters[0];
        return ExporterCatalog.ByFileName(path, exporters) ?? throw new BadInputException(
            $"The ending of '{path}' does not tell a format. Known endings: " +
            $"{string.Join(", ", exporters.SelectMany(exporter => exporter.Format.Extensions))}; or name one with --format.");
    }

    /// <summary>Tries whether a file can be written, and changes nothing.</summary>
    /// <exception cref="BadInputException">It cannot.</exception>
    internal static void TryToWrite(string path)
    {
        try
        {
            if (Directory.Exists(path))
                throw new BadInputException($"'{path}' is a folder. Name a file in it.");
            if (IsDevice(path))
            {
                File.Open(path, FileMode.Create, FileAccess.Write).Dispose();
                return;
            }

            var trial = TemporaryNameFor(path);
            File.Create(trial).Dispose();
            File.Delete(trial);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"'{path}' cannot be written: {failure.Message} Choose another file or folder.", failure);
        }
    }

    /// <summary>Writes a file whole or not at all.</summary>
    internal static void WriteWhole(string path, Action<Stream> write)
    {
        if (IsDevice(path))
        {
            using var device = File.Open(path, FileMode.Create, FileAccess.Write);
            write(device);
            return;
        }

        var temporary = TemporaryNameFor(path);
        try
        {
            using (var stream = File.Create(temporary))
                write(stream);
            File.Move(temporary, Final(path), overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>A device such as /dev/null or /dev/stdout must be written to; to be replaced by a file would be its end.</summary>
    private static bool IsDevice(string path) =>
        File.Exists(path) && new[] { Path.GetFullPath(path), Final(path) }.Any(name =>
            name.StartsWith(Devices, StringComparison.Ordinal) || name.StartsWith(Kernel, StringComparison.Ordinal));

    private static string TemporaryNameFor(string path)
    {
        var final = Final(path);
        return Path.Combine(Path.GetDirectoryName(final)!, $".{Path.GetFileName(final)}.{Environment.ProcessId}.tmp");
    }

    /// <summary>The file that is meant, behind any links: a link stays one.</summary>
    private static string Final(string path) =>
        new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : Path.GetFullPath(path);

    /// <summary>In a new folder that only this user may enter: a name in the common temporary folder could be somebody else's link.</summary>
    private static string Rescue(EnergyRecord record)
    {
        var path = Path.GetTempPath();
        try
        {
            path = Path.Combine(Directory.CreateTempSubdirectory("greencode-").FullName, "run.greencode.json");
            WriteWhole(path, stream => RecordJson.Write(record, stream));
            return $"The record was saved as '{path}'; 'greencode report {path} -o FILE' renders it.";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"Saving it as '{path}' failed as well: {failure.Message}";
        }
    }
}
