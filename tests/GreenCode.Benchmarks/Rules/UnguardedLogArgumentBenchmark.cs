using System.Text.Json;
using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;
using Microsoft.Extensions.Logging;

namespace GreenCode.Benchmarks.Rules;

/// <summary>A debug message while only warnings are logged.</summary>
[RuleBenchmark("GRN0702")]
public class UnguardedLogArgumentBenchmark
{
    private readonly ILogger _logger = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Warning).AddDebug()).CreateLogger("Permits");
    private readonly int[] _numbers = [.. Enumerable.Range(1, 20)];
    private readonly Permit _permit = new(4711, "Dakkapel", new DateOnly(2026, 3, 1));

    [Benchmark, BenchmarkCategory("Json")]
    public void BeforeJson() => _logger.LogDebug("Received {Permit}", JsonSerializer.Serialize(_permit));

    [Benchmark, BenchmarkCategory("Json")]
    public void AfterJson()
    {
        if (_logger.IsEnabled(LogLevel.Debug))
            _logger.LogDebug("Received {Permit}", JsonSerializer.Serialize(_permit));
    }

    [Benchmark, BenchmarkCategory("Join")]
    public void BeforeJoin() => _logger.LogDebug("Numbers {Numbers}", string.Join(", ", _numbers));

    [Benchmark, BenchmarkCategory("Join")]
    public void AfterJoin()
    {
        if (_logger.IsEnabled(LogLevel.Debug))
            _logger.LogDebug("Numbers {Numbers}", string.Join(", ", _numbers));
    }

    [Benchmark, BenchmarkCategory("Interpolation")]
    public void BeforeInterpolation() => _logger.LogDebug($"Permit {_permit.Number} was decided on {_permit.Decided}");

    [Benchmark, BenchmarkCategory("Interpolation")]
    public void AfterInterpolation()
    {
        if (_logger.IsEnabled(LogLevel.Debug))
            _logger.LogDebug($"Permit {_permit.Number} was decided on {_permit.Decided}");
    }

    public sealed record Permit(int Number, string Subject, DateOnly Decided);
}
