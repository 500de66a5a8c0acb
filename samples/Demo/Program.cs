using System.Runtime.InteropServices;
using Demo;
using Demo.Load;
using Demo.Service;
using GreenCode.Cli;
using GreenCode.Cli.Terminal;
using GreenCode.Energy;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Reporting.Findings;
using GreenCode.Profiler.Sampling;
using GreenCode.Profiler.Target;

if (args is not ([] or ["--by-endpoint"]))
{
    await Console.Error.WriteLineAsync($"Unknown arguments '{string.Join(' ', args)}'. Without arguments the demo runs; --by-endpoint says what each endpoint costs.");
    return 2;
}

using var interrupted = new CancellationTokenSource();
Action<PosixSignalContext> interrupt = signal =>
{
    signal.Cancel = true;
    interrupted.Cancel();
};
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, interrupt);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, interrupt);

try
{
    var checkout = Checkout.Find();
    var profiles = new List<(EnergyRecord Record, LoadReport Load)>();
    foreach (var variant in (Variant[])[Variant.Wasteful, Variant.Frugal])
    {
        Console.WriteLine($"Building {variant.ProjectName} with the analyzers on ...");
        await VariantBuild.RunAsync(variant, checkout, interrupted.Token);
        var findings = Findings.Read(variant, checkout);
        Findings.Print(variant, findings);

        Console.WriteLine($"Starting {variant.ProjectName} and putting load on it ...");
        await using var service = await RunningService.StartAsync(variant.Assembly(checkout, "Release"), interrupted.Token);
        if (args is ["--by-endpoint"])
        {
            await Runs.ByEndpointAsync(service, interrupted.Token);
            continue;
        }

        var (record, load) = await Runs.ProfiledDeskAsync(service, interrupted.Token);
        record = FindingJoin.Join(record, findings);
        profiles.Add((record, load));
        RecordSummary.Write(record, SystemTerminal.Instance.Out);
        Results.Write(record, variant, checkout);
    }

    if (profiles is [var wasteful, var frugal])
        Console.WriteLine(Results.Comparison(wasteful, frugal));
    return 0;
}
catch (Exception e) when (e is DemoException or TargetException or SamplingRefusedException or MeterUnavailableException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("Interrupted; the service was stopped and its temporary folder removed.");
    return 130;
}
