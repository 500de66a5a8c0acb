using System.Globalization;

namespace GreenCode.Energy.Meters.PerfPower;

/// <summary>Says in sentences why the kernel refuses to count power events, and what would help.</summary>
internal static class PerfPowerRefusal
{
    private const string Capability =
        """
        Give the tool the right to count (Linux 5.8 or later):
          sudo setcap cap_perfmon=ep "$(readlink -f "$(command -v greencode)")"
        or, until the next start, give it to everyone: sudo sysctl kernel.perf_event_paranoid=0
        """;

    private const string Seccomp =
        "Start the container with the capability: docker run --cap-add PERFMON …, in Kubernetes securityContext.capabilities.add: [PERFMON]. " +
        "A seccomp profile of your own, or an old Docker, must also allow perf_event_open.";

    private const string GivesAway =
        "Whoever runs the tool can then count events of the whole machine and so see, also through the energy counters (CVE-2020-8694), something of what other processes do. " +
        "perf_event_paranoid=0 gives that to every user.";

    /// <summary>The verdict for an errno of perf_event_open(2).</summary>
    public static MeterProbe Explain(string meter, int error, MeterEnvironment environment)
    {
        var paranoid = FileText.TryRead(Path.Combine(environment.ProcRoot, "sys/kernel/perf_event_paranoid")) ?? "unknown";
        return error switch
        {
            PerfEvent.PermissionDenied or PerfEvent.AccessDenied or PerfEvent.NotImplemented when IsFiltered(environment) =>
                new(meter, false, "perf_event_open is refused by the seccomp filter of the container, or by a missing capability.", Seccomp, GivesAway),
            PerfEvent.PermissionDenied or PerfEvent.AccessDenied =>
                new(meter, false, $"This user may not count events of the whole machine: kernel.perf_event_paranoid is {paranoid}, and CAP_PERFMON is missing.", Capability, GivesAway),
            PerfEvent.NotImplemented => new(meter, false, "This kernel was built without perf events."),
            PerfEvent.NoSuchEvent => new(meter, false, "The kernel lists a power PMU but does not know its event any more."),
            _ => new(meter, false, string.Create(CultureInfo.InvariantCulture, $"perf_event_open on the power PMU fails with error {error}.")),
        };
    }

    /// <summary>Whether this process runs under a seccomp filter: mode 2 in proc_pid_status(5).</summary>
    private static bool IsFiltered(MeterEnvironment environment) =>
        (FileText.TryRead(Path.Combine(environment.ProcRoot, "self/status")) ?? "").Split('\n').Any(line =>
            line.StartsWith("Seccomp:", StringComparison.Ordinal) && line.EndsWith('2'));
}
