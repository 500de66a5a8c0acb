using System.Diagnostics;
using System.Globalization;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Reporting.Findings;
using GreenCode.Profiler.Tests.Reporting;

namespace GreenCode.Benchmarks.Fuzzing;

/// <summary>
/// <c>fuzz [INPUTS] [SEED]</c>: gives that many damaged records and build logs (one million) to the readers and demands a record, findings or a
/// sentence of each. Ends with 1 at the first other outcome, or where one input took longer than ten seconds, and names the seed that makes it again.
/// </summary>
internal static class FuzzCommand
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public static int Run(string[] args)
    {
        var inputs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var first = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 0;
        long accepted = 0, refused = 0;
        var failure = 0;
        var slowest = TimeSpan.Zero;
        var time = Stopwatch.StartNew();
        Parallel.For(0, inputs, (i, loop) =>
        {
            var one = Stopwatch.StartNew();
            var input = HostileInput.Of(first + i);
            try
            {
                Read(input);
                Interlocked.Increment(ref accepted);
            }
            catch (Exception sentence) when (sentence is RecordFormatException or SarifFormatException && sentence.Message.EndsWith('.'))
            {
                Interlocked.Increment(ref refused);
            }
            catch (Exception other)
            {
                Console.Error.WriteLine($"Seed {first + i}: {other}");
                Interlocked.Increment(ref failure);
                loop.Stop();
            }

            if (one.Elapsed > slowest)
                slowest = one.Elapsed;
            if (one.Elapsed > Longest)
            {
                Console.Error.WriteLine($"Seed {first + i} took {one.Elapsed}.");
                Interlocked.Increment(ref failure);
                loop.Stop();
            }
        });

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{accepted + refused:N0} inputs in {time.Elapsed.TotalSeconds:0} s: {accepted:N0} read, {refused:N0} refused with a sentence, {failure} otherwise; the slowest took {slowest.TotalMilliseconds:0} ms."));
        return failure == 0 ? 0 : 1;
    }

    private static void Read(HostileInput input)
    {
        using var stream = new MemoryStream(input.Content);
        if (input.IsRecord)
            RecordJson.Read(stream);
        else
            SarifReader.Read(stream);
    }
}
