namespace GreenCode.Profiler.Requests;

/// <summary>What an <see cref="ActivityEvent"/> tells. Values are from 1, because 0 marks events that nobody reads.</summary>
internal enum ActivityEventKind : byte
{
    /// <summary>The thread works for another activity from now on.</summary>
    Switched = 1,

    /// <summary>A request began; the thread works for it from now on.</summary>
    Begun,

    /// <summary>The request's route was found.</summary>
    Routed,

    /// <summary>The request ended.</summary>
    Ended,
}
