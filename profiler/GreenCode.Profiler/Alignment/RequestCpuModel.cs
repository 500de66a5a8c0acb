using System.Runtime.InteropServices;

namespace GreenCode.Profiler.Alignment;

/// <summary>
/// How much of the time that threads work for an endpoint, or for none, they are on a CPU, for samplers whose clock is wall time. How long a thread
/// worked for each is known, and how much CPU time it used in all: over many windows that is a linear regression, whose coefficients are the
/// likelihoods wanted.
/// </summary>
/// <remarks>
/// Least squares without negative coefficients, by multiplicative updates (Lee and Seung, Algorithms for non-negative matrix factorization, NIPS 2000),
/// one step a window over sums that forget slowly.
/// </remarks>
internal sealed class RequestCpuModel
{
    /// <summary>Stands for no endpoint.</summary>
    public const int Background = -1;

    /// <summary>Of a window of 50 ms: half is forgotten in seven seconds.</summary>
    private const double Remembered = 0.995;
    private const double Least = 1e-4;

    private readonly Dictionary<(int, int), double> _products = [];
    private readonly Dictionary<int, double> _received = [];
    private readonly Dictionary<int, double> _likelihoods = [];

    /// <summary>The likelihood, above 0 and at most 1.</summary>
    public double Likelihood(int endpoint) => _likelihoods.GetValueOrDefault(endpoint, endpoint == Background ? 0.02 : 1);

    /// <summary>Learns that a thread worked so long for each endpoint and used so much CPU time in all.</summary>
    public void Learn(IReadOnlyCollection<KeyValuePair<int, double>> seconds, double cpuSeconds)
    {
        foreach (var (endpoint, time) in seconds)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_received, endpoint, out _) += time * cpuSeconds;
            foreach (var (other, otherTime) in seconds)
                CollectionsMarshal.GetValueRefOrAddDefault(_products, (endpoint, other), out _) += time * otherTime;
        }
    }

    /// <summary>Ends a window.</summary>
    public void CloseWindow()
    {
        var expected = new Dictionary<int, double>();
        foreach (var ((endpoint, other), product) in _products)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(expected, endpoint, out _) += product * Likelihood(other);
            _products[(endpoint, other)] = product * Remembered;
        }

        foreach (var (endpoint, received) in _received)
        {
            if (expected.GetValueOrDefault(endpoint) is > 0 and var predicted)
                _likelihoods[endpoint] = Math.Clamp(Likelihood(endpoint) * received / predicted, Least, 1);
            _received[endpoint] = received * Remembered;
        }
    }

    /// <summary>
    /// Divides a thread's CPU time in proportion to time × likelihood, to none more than the time that was worked for it, unless there is more CPU time than
    /// time.
    /// </summary>
    /// <param name="seconds">The time worked for each endpoint.</param>
    /// <param name="cpuSeconds">The CPU time.</param>
    /// <returns>The part of each, 1 in sum.</returns>
    public Dictionary<int, double> Divide(IReadOnlyCollection<KeyValuePair<int, double>> seconds, double cpuSeconds)
    {
        var weights = seconds.ToDictionary(entry => entry.Key, entry => entry.Value * Likelihood(entry.Key));
        var parts = new Dictionary<int, double>();
        var (left, total) = (1.0, weights.Values.Sum());
        foreach (var (endpoint, time) in seconds.OrderByDescending(entry => Likelihood(entry.Key)))
        {
            // In this order only the largest likelihoods can be full; what they leave is for the others.
            var limit = cpuSeconds > 0 && weights.Count > 1 ? time / cpuSeconds : 1;
            var part = total > 0 ? left * weights[endpoint] / total : 0;
            (parts[endpoint], total) = (Math.Min(part, limit), total - weights[endpoint]);
            left -= parts[endpoint];
        }

        if (left > 1e-12)
        {
            var given = parts.Values.Sum();
            foreach (var endpoint in seconds)
                parts[endpoint.Key] = given > 0 ? parts[endpoint.Key] / given : 1.0 / parts.Count;
        }

        return parts;
    }
}
