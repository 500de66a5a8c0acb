using System.Collections.Immutable;
using GreenCode.Profiler.Gates;
using GreenCode.Profiler.Gates.Budgets;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Reporting.Findings;

namespace GreenCode.Cli;

/// <summary>Reads the files that users name. Whatever is wrong with one is a sentence with its path.</summary>
public static class InputFile
{
    /// <summary>Reads a record.</summary>
    /// <exception cref="BadInputException">The file is not there, cannot be read, or holds no record.</exception>
    public static EnergyRecord ReadRecord(string path) => Read(path, RecordJson.Read);

    /// <summary>Reads the findings of a build log (SARIF). Files below the current folder are named from there, so that a report names no machine.</summary>
    /// <exception cref="BadInputException">The file is not there, cannot be read, or is no build log.</exception>
    public static ImmutableArray<Finding> ReadFindings(string path) => Read(path, stream => SarifReader.Read(stream, Environment.CurrentDirectory));

    /// <summary>Reads the result of a gate.</summary>
    /// <exception cref="BadInputException">The file is not there, cannot be read, or holds no such result.</exception>
    public static GateReport ReadGate(string path) => Read(path, GateJson.Read);

    /// <summary>Reads a budget, and its text.</summary>
    /// <exception cref="BadInputException">The file is not there, cannot be read, or holds no budget.</exception>
    public static (GateBudget Budget, string Text) ReadBudget(string path) => Read(path, stream => (BudgetJson.Read(stream, out var text), text));

    private static T Read<T>(string path, Func<Stream, T> read)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return read(stream);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"'{path}' cannot be read: {failure.Message}", failure);
        }
        catch (Exception failure) when (failure is RecordFormatException or SarifFormatException)
        {
            throw new BadInputException($"'{path}': {failure.Message}", failure);
        }
    }
}
