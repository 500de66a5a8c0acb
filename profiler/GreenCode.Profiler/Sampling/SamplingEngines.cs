using System.Collections.Immutable;
using GreenCode.Profiler.Sampling.EventPipe;
using GreenCode.Profiler.Sampling.Perf;
using GreenCode.Profiler.Target;

namespace GreenCode.Profiler.Sampling;

/// <summary>The sampling engines, the most accurate first.</summary>
public static class SamplingEngines
{
    /// <summary>The names that <c>--engine</c> takes.</summary>
    public static ImmutableArray<string> Names { get; } = ["auto", "perf", "eventpipe"];

    /// <summary>Tries every engine on this machine.</summary>
    public static ImmutableArray<EngineProbe> ProbeAll()
    {
        var whyNotPerf = WhyNotPerf();
        return
        [
            new("perf", whyNotPerf is null, whyNotPerf ?? "The kernel samples threads by their CPU time."),
            new("eventpipe", true, "The runtime's own sampler, weighted with the threads' CPU time. Less exact, but works everywhere."),
        ];
    }

    /// <summary>
    /// Begins sampling with the engine called <paramref name="name"/>, or with <c>auto</c> with the most accurate one that is usable.
    /// </summary>
    /// <param name="name">The engine.</param>
    /// <param name="tree">The target.</param>
    /// <param name="requestedInterval">The interval that a launched target's runtime was asked for.</param>
    /// <param name="frequencyHertz">Samples per second of CPU time, for the engine that samples those.</param>
    /// <param name="fallback">Why a more accurate engine was not usable, as sentences; null where the best one is used.</param>
    /// <exception cref="SamplingRefusedException">The named engine is not usable.</exception>
    public static ISampleSource Open(string name, ProcessTree tree, TimeSpan? requestedInterval, int frequencyHertz, out string? fallback)
    {
        fallback = null;
        if (name != "eventpipe")
        {
            try
            {
                return OperatingSystem.IsLinux() ? PerfSampleSource.Open(tree, frequencyHertz) : throw new SamplingRefusedException(WhyNotPerf()!);
            }
            catch (SamplingRefusedException refusal) when (name == "auto")
            {
                fallback = $"The engine 'perf' was not usable, so 'eventpipe' was used. {refusal.Message}";
            }
        }

        return new EventPipeSampleSource(tree.RootId, requestedInterval);
    }

    private static string? WhyNotPerf() =>
        OperatingSystem.IsLinux() ? PerfSampleSource.WhyNot() : "perf events are a facility of the Linux kernel.";
}
