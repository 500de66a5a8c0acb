namespace GreenCode.Benchmarks.Evidence;

/// <summary>
/// A pair that is no tight loop: waiting, a database, HTTP. Each half does the same job once; what counts is the CPU time that the whole process,
/// with whatever it serves itself, spends on it.
/// </summary>
internal interface IWorkload
{
    /// <summary>The key of the case: its name stands in the rule's resx files as <c>Evidence_</c> and the key.</summary>
    string Case { get; }

    /// <summary>How often each half runs.</summary>
    int Runs { get; }

    Task Before();

    Task After();
}
