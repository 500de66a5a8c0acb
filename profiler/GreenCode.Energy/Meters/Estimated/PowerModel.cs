namespace GreenCode.Energy.Meters.Estimated;

/// <summary>A power model of one kind of processor: what a logical CPU draws while idle, and what it draws more while busy.</summary>
/// <param name="Name">The microarchitecture, or who gave the figures.</param>
/// <param name="IdlePerCpu">Watts per logical CPU of an idle server.</param>
/// <param name="DynamicPerBusyCpu">Watts more per busy logical CPU.</param>
internal sealed record PowerModel(string Name, Watts IdlePerCpu, Watts DynamicPerBusyCpu)
{
    /// <summary>How many servers the watts are the median of; 0 where someone gave them.</summary>
    public int Servers { get; init; }

    /// <summary>The true power is seldom below this times the model's: see docs/methodology/estimation.md for the data.</summary>
    public double LowFactor { get; init; } = 0.33;

    /// <summary>The true power is seldom above this times the model's.</summary>
    public double HighFactor { get; init; } = 3;
}
