using GreenCode.Profiler.Model;
using GreenCode.Profiler.Target;

namespace GreenCode.Profiler.Tests.Model;

public class ModuleMapTests
{
    private readonly ModuleMap _map = ModuleMap.Parse(
        [
            "7f10-7f20 r-xp 00001000 08:01 11                         /app/My App.dll",
            "5510-5520 r-xp 00000000 08:01 12                         /usr/bin/dotnet",
            "7f20-7f30 r--p 00002000 08:01 11                         /app/My App.dll",
            "7f30-7f40 r-xp 00001000 08:01 13                         /app/Old.dll (deleted)",
            "7f40-7f50 rwxs 00000000 00:01 14                         /memfd:doublemapper (deleted)",
            "7f50-7f60 rwxp 00000000 00:00 0 ",
            "7f60-7f70 r-xp 00000000 00:00 0                          [vdso]",
            "",
            "nonsense",
            "zz-yy r-xp 00000000 00:00 0 /app/Bad.dll",
        ]);

    [Theory]
    [InlineData(0x7f10UL, CodeKind.Precompiled, "My App.dll")]
    [InlineData(0x7f1FUL, CodeKind.Precompiled, "My App.dll")]
    [InlineData(0x5510UL, CodeKind.Native, "dotnet")]
    [InlineData(0x7f30UL, CodeKind.Precompiled, "Old.dll")]
    [InlineData(0x7f45UL, CodeKind.Jitted, "memfd:doublemapper")]
    [InlineData(0x7f55UL, CodeKind.Jitted, "")]
    [InlineData(0x7f65UL, CodeKind.Native, "vdso")]
    public void Executable_memory_is_known_by_its_kind_and_file(ulong address, CodeKind kind, string file)
    {
        Assert.Equal(kind, _map.KindAt(address));
        Assert.Equal(file, _map.Find(address)?.FileName);
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(0x5520UL)]
    [InlineData(0x7f20UL)]
    [InlineData(0x7f2FUL)]
    [InlineData(0x7f70UL)]
    [InlineData(ulong.MaxValue)]
    public void Nothing_is_known_elsewhere(ulong address)
    {
        Assert.Null(_map.Find(address));
        Assert.Equal(CodeKind.None, _map.KindAt(address));
    }

    [Fact]
    public void A_map_of_nothing_is_empty()
    {
        Assert.True(ModuleMap.Parse([]).IsEmpty);
        Assert.False(_map.IsEmpty);
    }

    [Fact]
    public void The_map_of_a_real_process_knows_its_runtime_and_its_assemblies()
    {
        var lines = ProcessFacts.MapsOf(Environment.ProcessId);
        var map = ModuleMap.Parse(lines);

        var runtime = lines.Single(line => line.Contains("r-xp", StringComparison.Ordinal) && line.EndsWith("/libcoreclr.so", StringComparison.Ordinal));
        var address = Convert.ToUInt64(runtime[..runtime.IndexOf('-')], 16);
        Assert.Equal((CodeKind.Native, "libcoreclr.so"), (map.KindAt(address), map.Find(address)?.FileName));
    }
}
