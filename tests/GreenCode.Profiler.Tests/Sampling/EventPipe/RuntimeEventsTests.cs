using GreenCode.Energy;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Sampling.EventPipe;

namespace GreenCode.Profiler.Tests.Sampling.EventPipe;

public class RuntimeEventsTests
{
    private static readonly MonotonicTime Time = new(5);

    [Fact]
    public void A_method_that_was_loaded_tells_its_place_and_name() =>
        Assert.Equal(
            new(Time, 0x1000, 0x40, 0x77, "Ns.Type`1[System.__Canon]", ".ctor", "instance void  ()", MethodLoadKind.Loaded),
            RuntimeEvents.Method(
                RuntimePayloads.MethodLoad("Ns.Type`1[System.__Canon]", ".ctor", "instance void  ()"), Time, MethodLoadKind.Loaded));

    [Fact]
    public void A_precompiled_method_tells_its_entry_point() =>
        Assert.Equal(
            new(Time, 0x2000, 0, 0, "Ns.Type", "Método", "", MethodLoadKind.Loaded),
            RuntimeEvents.EntryPoint(RuntimePayloads.EntryPoint("Ns.Type", "Método", ""), Time));

    [Fact]
    public void A_module_tells_its_file() =>
        Assert.Equal(new(0x77, "/app/App.dll"), RuntimeEvents.Module(RuntimePayloads.ModuleLoad("/app/App.dll")));

    [Theory]
    [InlineData(new byte[] { 2, 0, 0, 0 }, SampleKind.Managed)]
    [InlineData(new byte[] { 1, 0, 0, 0 }, SampleKind.External)]
    [InlineData(new byte[] { 0, 0, 0, 0 }, SampleKind.External)]
    [InlineData(new byte[0], SampleKind.External)]
    public void A_sample_tells_whether_the_thread_ran_managed_code(byte[] payload, SampleKind expected) =>
        Assert.Equal(expected, RuntimeEvents.Kind(payload));

    [Fact]
    public void A_payload_that_ends_too_soon_is_refused_wherever_it_ends()
    {
        EachTooShort(RuntimePayloads.MethodLoad("A", "B", "C"), trailing: 10, bytes => RuntimeEvents.Method(bytes, Time, MethodLoadKind.Loaded));
        EachTooShort(RuntimePayloads.EntryPoint("A", "B", "C"), trailing: 2, bytes => RuntimeEvents.EntryPoint(bytes, Time));
        EachTooShort(RuntimePayloads.ModuleLoad("A"), trailing: 4, bytes => RuntimeEvents.Module(bytes));
    }

    private static void EachTooShort(byte[] payload, int trailing, Action<byte[]> parse)
    {
        parse(payload[..^trailing]);
        for (var length = 0; length < payload.Length - trailing; length++)
            Assert.Throws<InvalidDataException>(() => parse(payload[..length]));
    }
}
