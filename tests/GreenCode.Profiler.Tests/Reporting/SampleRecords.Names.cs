namespace GreenCode.Profiler.Tests.Reporting;

/// <summary>Apart from the rest, which programs without xunit use as well.</summary>
public static partial class SampleRecords
{
    public static TheoryData<string> Names => ["tiny", "typical", "hostile", "no-meter", "estimated"];
}
