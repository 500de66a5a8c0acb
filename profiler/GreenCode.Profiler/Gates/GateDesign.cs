namespace GreenCode.Profiler.Gates;

/// <summary>How the runs of the two sides came about, which decides what may be compared with what.</summary>
public enum GateDesign
{
    /// <summary>In turn, in blocks of A B or B A: the two runs of a block are compared, and what lasts longer than a block cancels out.</summary>
    Interleaved,

    /// <summary>The baseline at another time: every run of one side is compared with every run of the other, and what changed between the two times cannot be seen.</summary>
    Stored,
}
