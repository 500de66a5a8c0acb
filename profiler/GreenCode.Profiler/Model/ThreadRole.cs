namespace GreenCode.Profiler.Model;

/// <summary>What a thread of a .NET process is there for, told by the name that the runtime gives it.</summary>
public enum ThreadRole
{
    /// <summary>A thread that the program started, or one of the runtime's that has no role of its own here.</summary>
    User,

    /// <summary>The thread that runs <c>Main</c>.</summary>
    Main,

    /// <summary>A thread-pool worker, or the gate that decides how many there are.</summary>
    Pool,

    /// <summary>The timer thread.</summary>
    Timer,

    /// <summary>The finalizer thread.</summary>
    Finalizer,

    /// <summary>A thread of the garbage collector.</summary>
    Gc,

    /// <summary>The background compiler.</summary>
    Jit,

    /// <summary>A helper of the runtime: signals, synchronisation, debugger.</summary>
    Runtime,

    /// <summary>The runtime's event pipe: what being profiled costs inside the target.</summary>
    Profiler,
}
