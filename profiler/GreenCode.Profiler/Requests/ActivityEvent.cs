using GreenCode.Energy;

namespace GreenCode.Profiler.Requests;

/// <summary>Something that happened to an activity.</summary>
/// <param name="Kind">What.</param>
/// <param name="ThreadId">The thread that it happened on.</param>
/// <param name="Time">When.</param>
/// <param name="Activity">The activity; all zero for none.</param>
/// <param name="First">The method, where a request began; the name of the first argument, where its route was found.</param>
/// <param name="Second">The path, where a request began; the values of the route's parameters, where it was found.</param>
/// <param name="ProcessId">The process that it happened in.</param>
internal readonly record struct ActivityEvent(
    ActivityEventKind Kind, int ThreadId, MonotonicTime Time, Guid Activity, string First = "", string Second = "", int ProcessId = 0);
