namespace GreenCode.Profiler.Model;

/// <summary>How it is known where a thread was.</summary>
public enum SampleOrigin : byte
{
    /// <summary>A sampler saw it.</summary>
    Seen,

    /// <summary>Until now the thread worked for one request, or for none; the path is where that work was seen last.</summary>
    Request,

    /// <summary>A garbage collection by the thread began or ended, or went on at the end of a window.</summary>
    Collection,
}
