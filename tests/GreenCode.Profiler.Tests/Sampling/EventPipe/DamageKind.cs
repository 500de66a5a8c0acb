namespace GreenCode.Profiler.Tests.Sampling.EventPipe;

internal enum DamageKind
{
    Changed,
    Inserted,
    Removed,
    CutOff,
    Repeated,
    Length,
}
