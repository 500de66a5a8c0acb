using System.Runtime.InteropServices;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Attribution;

/// <summary>
/// The variance that sampling leaves in each method's energy. Within a block of time a thread's energy E is known; a method's part of
/// it is a share p of n samples, so its variance is E²·p·(1−p)/(n−1) (a binomial share, without the bias of few samples). Windows add their
/// E²/n, blocks add their variances: they are sampled independently. A share of a handful of samples says nothing about its own scatter, so
/// threads that were hardly seen are taken together. docs/methodology/attribution.md derives it and shows how well it covers.
/// </summary>
/// <param name="paths">The call paths.</param>
internal sealed class SamplingVariance(CallPaths paths)
{
    private const double EnoughSamples = 30;

    private readonly Dictionary<int, Block> _threads = [];
    private readonly Dictionary<int, double> _self = [];
    private readonly Dictionary<int, double> _total = [];
    private readonly HashSet<int> _onPath = [];
    private Block _hardlySeen = new();

    /// <summary>Variance of each method's self energy, in J².</summary>
    public Dictionary<int, double> Self { get; } = [];

    /// <summary>Variance of each method's total energy, in J².</summary>
    public Dictionary<int, double> Total { get; } = [];

    /// <summary>Adds a thread's window to the block.</summary>
    public void Add(ThreadShare share)
    {
        if (share.EffectiveSamples <= 0 || share.Share.Joules <= 0)
            return;
        ref var block = ref CollectionsMarshal.GetValueRefOrAddDefault(_threads, share.Thread.Id, out _);
        (block ??= new()).Add(share);
    }

    /// <summary>Ends the block.</summary>
    /// <param name="isLast">Whether nothing follows, so that what was hardly seen must do.</param>
    public void CloseBlock(bool isLast)
    {
        foreach (var block in _threads.Values)
        {
            if (block.EffectiveSamples >= EnoughSamples)
                Close(block);
            else
                _hardlySeen.Add(block);
        }

        _threads.Clear();
        if (_hardlySeen.EffectiveSamples < EnoughSamples && !isLast)
            return;
        Close(_hardlySeen);
        _hardlySeen = new();
    }

    private void Close(Block block)
    {
        if (block.EffectiveSamples <= 1)
            return;
        _self.Clear();
        _total.Clear();
        foreach (var (path, joules) in block.JoulesByPath)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_self, paths[path].Frame, out _) += joules;
            _onPath.Clear();
            for (var node = path; node != CallPaths.Root; node = paths[node].Parent)
            {
                if (_onPath.Add(paths[node].Frame))
                    CollectionsMarshal.GetValueRefOrAddDefault(_total, paths[node].Frame, out _) += joules;
            }
        }

        AddVariances(_self, block, Self);
        AddVariances(_total, block, Total);
    }

    private static void AddVariances(Dictionary<int, double> joulesByFrame, Block block, Dictionary<int, double> variances)
    {
        var unbiased = block.EffectiveSamples / (block.EffectiveSamples - 1);
        foreach (var (frame, joules) in joulesByFrame)
        {
            var p = Math.Clamp(joules / block.Joules, 0, 1);
            CollectionsMarshal.GetValueRefOrAddDefault(variances, frame, out _) += block.SquaredJoulesPerSample * p * (1 - p) * unbiased;
        }
    }

    private sealed class Block
    {
        public Dictionary<int, double> JoulesByPath { get; } = [];

        public double Joules { get; private set; }

        /// <summary>The sum of E²/n over windows.</summary>
        public double SquaredJoulesPerSample { get; private set; }

        /// <summary>How many equal samples of the whole block its samples are worth.</summary>
        public double EffectiveSamples => SquaredJoulesPerSample == 0 ? 0 : Joules * Joules / SquaredJoulesPerSample;

        public void Add(ThreadShare share)
        {
            Joules += share.Share.Joules;
            SquaredJoulesPerSample += share.Share.Joules * share.Share.Joules / share.EffectiveSamples;
            foreach (var path in share.Paths)
                CollectionsMarshal.GetValueRefOrAddDefault(JoulesByPath, path.Path, out _) += path.Share.Joules;
        }

        public void Add(Block other)
        {
            Joules += other.Joules;
            SquaredJoulesPerSample += other.SquaredJoulesPerSample;
            foreach (var (path, joules) in other.JoulesByPath)
                CollectionsMarshal.GetValueRefOrAddDefault(JoulesByPath, path, out _) += joules;
        }
    }
}
