namespace GreenCode.Energy.Tests.Meters;

/// <summary>What holds for the reading of every meter.</summary>
internal static class Reading
{
    public static void AllocatesNothing(IEnergyMeter meter)
    {
        var joules = new Joules[meter.Description.Domains.Length];
        for (var i = 0; i < 100; i++)
            meter.Read(joules);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            meter.Read(joules);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
