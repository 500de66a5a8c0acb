using System.Globalization;
using System.Text.RegularExpressions;

namespace GreenCode.Profiler.Target;

/// <summary>What <c>/proc</c> says of a process. Everything is null or empty where the process is gone or not ours to look at.</summary>
public static partial class ProcessFacts
{
    /// <summary>The entry assembly's name of <c>dotnet App.dll</c>, else the executable's name.</summary>
    public static string? NameOf(int processId)
    {
        var arguments = Read(processId, "cmdline")?.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        if (arguments is not { Length: > 0 })
            return Read(processId, "comm")?.TrimEnd('\n');
        var executable = Path.GetFileName(arguments[0]);
        var assembly = executable == "dotnet"
            ? arguments.Skip(1).FirstOrDefault(argument => argument.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            : null;
        return assembly is null ? executable : Path.GetFileNameWithoutExtension(assembly);
    }

    /// <summary>The lines of the process's memory map; empty where it is gone or not ours.</summary>
    public static string[] MapsOf(int processId) => Read(processId, "maps")?.Split('\n') ?? [];

    /// <summary>The ids of all processes; empty where the list cannot be read.</summary>
    internal static HashSet<int> ProcessIds(string procRoot = "/proc")
    {
        try
        {
            return
            [
                .. Directory.EnumerateDirectories(procRoot)
                    .Select(path => int.TryParse(Path.GetFileName(path.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
                    .Where(id => id != 0),
            ];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The process that started it, or took it over when that one ended: field 4 of its <c>stat</c> (proc_pid_stat(5)).</summary>
    internal static int? ParentOf(int processId, string procRoot = "/proc") =>
        StatOf(processId, procRoot) is { Length: > 1 } fields && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var parent) ? parent : null;

    /// <summary>When the process began, in clock ticks since the machine started: field 22 of its <c>stat</c> (proc_pid_stat(5)).</summary>
    internal static string? StartTicksOf(int processId) => StatOf(processId) is { Length: > 19 } fields ? fields[19] : null;

    /// <summary>
    /// The diagnostic socket that the process's runtime has opened, in our temporary folder or in its own, which may be in a container and is
    /// named by the process's own number there; null where there is none. The time of the start tells the socket from one that an earlier process of this
    /// id left behind.
    /// </summary>
    public static string? DiagnosticSocketOf(int processId)
    {
        if (StartTicksOf(processId) is not { } start)
            return null;
        string? socket = Path.Combine(Path.GetTempPath(), SocketName(processId.ToString(CultureInfo.InvariantCulture), start));
        if (File.Exists(socket))
            return socket;
        var inner = Read(processId, "status")?.Split('\n').FirstOrDefault(line => line.StartsWith("NSpid:", StringComparison.Ordinal))?
            .Split((char[])['\t', ' '], StringSplitOptions.RemoveEmptyEntries)[^1];
        var folder = VariableOf(processId, "TMPDIR");
        socket = inner is null ? null : $"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/root/{folder ?? "/tmp"}/{SocketName(inner, start)}";
        return File.Exists(socket) ? socket : null;
    }

    /// <summary>Whether the environment that the process was started with keeps its runtime from opening a diagnostic socket.</summary>
    internal static bool IsWithoutDiagnostics(int processId) => VariableOf(processId, "DOTNET_EnableDiagnostics") == "0";

    private static string? VariableOf(int processId, string name) =>
        Read(processId, "environ")?.Split('\0').FirstOrDefault(variable => variable.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];

    private static string SocketName(string processId, string start) => $"dotnet-diagnostic-{processId}-{start}-socket";

    /// <summary>
    /// A command line for the record, where secrets are masked, because a record is passed around: what follows a word such as password,
    /// secret, token or key, in the same argument or as the next one, and passwords in addresses.
    /// </summary>
    public static string Masked(IEnumerable<string> command)
    {
        var masked = new List<string>();
        var isNextSecret = false;
        foreach (var argument in command)
        {
            masked.Add(isNextSecret && !argument.StartsWith("--", StringComparison.Ordinal)
                ? "***"
                : Secret().Replace(AddressPassword().Replace(argument, "${user}:***@"), "${word}${separator}***"));
            isNextSecret = SecretOption().IsMatch(argument);
        }

        return string.Join(' ', masked);
    }

    /// <summary>The fields behind the name, which stands in brackets and may hold anything.</summary>
    private static string[]? StatOf(int processId, string procRoot = "/proc") =>
        Read(processId, "stat", procRoot)?.Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string? Read(int processId, string file, string procRoot = "/proc")
    {
        try
        {
            return File.ReadAllText(Path.Combine(procRoot, processId.ToString(CultureInfo.InvariantCulture), file));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private const string SecretWord =
        "[\\w-]*(?:passw|passphrase|pwd|secret|token|credential|authorization|(?:(?<![a-z])pass|key|sig)(?![a-z]))[\\w-]*";

    /// <summary>Behind '=' or ':' up to a semicolon or the end, as in connection strings; behind a space up to the next.</summary>
    [GeneratedRegex("(?<word>" + SecretWord + ")(?:(?<separator>\\s*[=:]\\s*)(?:\"[^\"]*\"|'[^']*'|[^;]+)|(?<separator>\\s+)\\S+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();

    [GeneratedRegex("^[-/]" + SecretWord + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretOption();

    [GeneratedRegex("(?<user>://[^/:@\\s]*):[^/@\\s]*@")]
    private static partial Regex AddressPassword();
}
