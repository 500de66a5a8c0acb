using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using GreenCode.Profiler.Sampling.EventPipe;

namespace GreenCode.Profiler.Tests.Sampling.EventPipe;

/// <summary>The stream comes from another process: it may break off anywhere, and it may hold anything.</summary>
public class NettraceDamageTests(RecordedSession session) : IClassFixture<RecordedSession>
{
    /// <summary>More than the reader's buffers, far less than what a forged length could ask for.</summary>
    private const long MostBytes = 16 * 1024 * 1024;

    private static readonly byte[] Small = SmallStream();

    [Fact]
    public void A_stream_that_breaks_off_at_any_byte_keeps_what_came_before()
    {
        var whole = Reading.Read(Small);
        Assert.False(whole.IsTruncated);
        var last = 0;
        for (var length = 0; length < Small.Length; length++)
        {
            var reading = Reading.Read(Small[..length]);

            Assert.True(reading.IsTruncated);
            Assert.Equal(whole.Samples.Take(reading.Samples.Length), reading.Samples);
            Assert.Equal(whole.Methods.Take(reading.Methods.Length), reading.Methods);
            Assert.True(reading.Samples.Length >= last);
            last = reading.Samples.Length;
        }

        Assert.Equal(whole.Samples.Length, last);
    }

    [Fact]
    public void A_real_stream_that_breaks_off_keeps_what_came_before()
    {
        var whole = Reading.Read(session.Bytes);
        for (var part = 1; part < 40; part++)
        {
            var reading = Reading.Read(session.Bytes[..(int)(session.Bytes.LongLength * part / 40)]);

            Assert.True(reading.IsTruncated);
            Assert.Equal(whole.Samples.Take(reading.Samples.Length), reading.Samples);
            Assert.Equal(whole.Methods.Take(reading.Methods.Length), reading.Methods);
            Assert.Equal(0, reading.Lost);
        }
    }

    [Fact]
    public void A_stream_that_arrives_byte_by_byte_is_read_as_one_that_arrives_at_once() =>
        Assert.Equal(Reading.Read(Small).Samples, Reading.Read(new Trickle(Small)).Samples);

    [Property(MaxTest = 6000)]
    public Property A_damaged_stream_ends_in_a_refusal_or_in_an_end() => Prop.ForAll(Damages.ToArbitrary(), damages =>
    {
        var stream = damages.Aggregate(Small, (bytes, damage) => damage.ApplyTo(bytes));
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Reading.Read(stream);
        }
        catch (InvalidDataException)
        {
            // The one thing that a stranger's bytes may lead to.
        }

        return GC.GetAllocatedBytesForCurrentThread() - before < MostBytes;
    });

    private static Gen<Damage[]> Damages => Gen.Elements(Enum.GetValues<DamageKind>())
        .SelectMany(kind => Gen.Choose(0, 1 << 20), (kind, place) => (kind, place))
        .SelectMany(_ => Gen.OneOf(Gen.Choose(0, 255), Gen.Elements(0, 1, 0x7F, 0x80, 0xFF)), (at, value) => new Damage(at.kind, at.place, (byte)value))
        .NonEmptyListOf().Where(damages => damages.Count() <= 12).Select(damages => damages.ToArray());

    private static byte[] SmallStream()
    {
        byte[] managed = [2, 0, 0, 0];
        return new NettraceWriter()
            .Metadata(1, RuntimeEvents.SampleProvider, 0)
            .Metadata(2, RuntimeEvents.RuntimeProvider, 143)
            .Metadata(3, RuntimeEvents.RuntimeProvider, 159)
            .Metadata(4, RuntimeEvents.RundownProvider, 154)
            .Stacks(1, [0x1000, 0x2000], [0x3000])
            .Events(
                new(1, 1, 50) { Thread = 60, StackId = 1, Ticks = 1000, Payload = managed },
                new(1, 2, 50) { Thread = 61, StackId = 2, Ticks = 1010, Payload = managed },
                new(2, 1, 51) { Thread = 51, Ticks = 1100, Payload = RuntimePayloads.MethodLoad("Ns.Type", "Method", "void  (int32)") },
                new(3, 2, 51) { Thread = 51, Ticks = 1200, Payload = RuntimePayloads.EntryPoint("Ns.Type", "Other", "void  ()") },
                new(4, 3, 51) { Thread = 51, Ticks = 1300, Payload = RuntimePayloads.ModuleLoad("/app/App.dll") })
            .SequencePoint((50, 2), (51, 3))
            .Stacks(1, [[0x4000]])
            .Events(new WrittenEvent(1, 3, 50) { Thread = 60, StackId = 1, Ticks = 2000, Payload = managed })
            .ToArray();
    }
}
