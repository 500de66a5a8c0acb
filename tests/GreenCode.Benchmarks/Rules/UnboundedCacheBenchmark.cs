using GreenCode.Benchmarks.Evidence;
using Microsoft.Extensions.Caching.Memory;

namespace GreenCode.Benchmarks.Rules;

/// <summary>Two hundred thousand answers of about a kilobyte, each asked for once and cached.</summary>
[RuleBenchmark("GRN0804")]
internal sealed class UnboundedCacheBenchmark : IWorkload
{
    private const int Answers = 200_000;

    public string Case => "Once";

    public int Runs => 10;

    public Task Before()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions());
        for (var number = 0; number < Answers; number++)
            cache.Set($"permit-{number}", Answer(number));
        return Task.CompletedTask;
    }

    public Task After()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 5_000 });
        for (var number = 0; number < Answers; number++)
            cache.Set($"permit-{number}", Answer(number), new MemoryCacheEntryOptions { Size = 1 });
        return Task.CompletedTask;
    }

    private static string Answer(int number) => new((char)('a' + (number % 26)), 500);
}
