namespace GreenCode.Profiler.Model;

/// <summary>A thread of the target.</summary>
/// <param name="Id">The operating system's thread id.</param>
/// <param name="Name">Its name; null where it ended before it could be read.</param>
/// <param name="Role">What it is there for.</param>
/// <param name="ProcessId">The process that it belongs to.</param>
public sealed record ThreadIdentity(int Id, string? Name, ThreadRole Role, int ProcessId = 0)
{
    /// <summary>Whether it stands for all threads of a process that ended between two readings of their clocks.</summary>
    public bool IsEnded => Id <= 0;

    /// <summary>Stands for all threads of a process that ended between two readings of their clocks. No thread has its id.</summary>
    public static ThreadIdentity EndedOf(int processId) => new(-processId, null, ThreadRole.User, processId);
}
