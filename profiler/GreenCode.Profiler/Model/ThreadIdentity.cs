namespace GreenCode.Profiler.Model;

/// <summary>A thread of the target.</summary>
/// <param name="Id">The operating system's thread id.</param>
/// <param name="Name">Its name; null where it ended before it could be read.</param>
/// <param name="Role">What it is there for.</param>
public sealed record ThreadIdentity(int Id, string? Name, ThreadRole Role)
{
    /// <summary>Stands for all threads that ended between two readings of their clocks.</summary>
    public static ThreadIdentity Ended { get; } = new(0, null, ThreadRole.User);
}
