namespace GreenCode.Profiler.Gates;

/// <summary>How the runs of the two sides came about, which decides what may be compared with what.</summary>
public enum GateDesign
{
    /// <summary>In turn, in blocks of A B B A or B A A B: runs beside each other are compared, and what drifts cancels out.</summary>
    Interleaved,

    /// <summary>The baseline at another time: every run of one side is compared with every run of the other, and what changed between the two times cannot be seen.</summary>
    Stored,
}
