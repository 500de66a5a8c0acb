namespace GreenCode.Profiler.Exporters.Pprof;

/// <summary>Field numbers of the message Profile in profile.proto.</summary>
internal static class PprofField
{
    public const int SampleType = 1;
    public const int Sample = 2;
    public const int Mapping = 3;
    public const int Location = 4;
    public const int Function = 5;
    public const int StringTable = 6;
    public const int TimeNanos = 9;
    public const int DurationNanos = 10;
    public const int Comment = 13;
    public const int DefaultSampleType = 14;
}
