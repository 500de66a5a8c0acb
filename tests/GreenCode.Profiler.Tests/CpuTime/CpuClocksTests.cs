using System.Globalization;
using GreenCode.Profiler.CpuTime;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Tests.CpuTime;

/// <summary>A made-up /proc in a folder; <see cref="RealCpuClocksTests"/> reads the real one.</summary>
public sealed class CpuClocksTests : IDisposable
{
    /// <summary>No process has this id: the clocks that come from system calls read zero.</summary>
    private const int Target = int.MaxValue / 16;

    private readonly DirectoryInfo _proc = Directory.CreateTempSubdirectory();
    private readonly CpuClocks _clocks;

    public CpuClocksTests()
    {
        WriteThread(Target, "MyApp", 111);
        _clocks = new(Target, _proc.FullName);
    }

    public void Dispose()
    {
        _clocks.Dispose();
        _proc.Delete(recursive: true);
    }

    [Fact]
    public void Every_thread_has_its_own_time()
    {
        WriteThread(501, ".NET TP Worker", 222);
        WriteThread(502, "mine", 333);

        Assert.Equal([(Target, 111), (501, 222), (502, 333)], Read());
    }

    [Fact]
    public void Threads_come_and_go()
    {
        Read();
        WriteThread(501, "mine", 222);
        Assert.Contains((501, 222), Read());

        RemoveThread(501);
        Assert.DoesNotContain(501, Read().Select(thread => thread.Id));
        Assert.Equal("mine", _clocks.Threads[501].Name);
    }

    [Fact]
    public void A_thread_id_that_is_used_again_is_another_thread()
    {
        WriteThread(501, "old", 222);
        Read();
        Read();
        RemoveThread(501);
        Read();
        WriteThread(501, ".NET Server GC", 5);

        Assert.Contains((501, 5), Read());
        Assert.Equal(new(501, ".NET Server GC", ThreadRole.Gc, Target), _clocks.Threads[501]);
    }

    /// <summary>A new thread bears the name of the one that made it.</summary>
    [Fact]
    public void A_thread_that_names_itself_later_is_known_by_that_name()
    {
        WriteThread(501, "MyApp", 1);
        Read();
        WriteThread(501, ".NET Tiered Com", 2);
        Read();

        Assert.Equal(new(501, ".NET Tiered Com", ThreadRole.Jit, Target), _clocks.Threads[501]);
    }

    [Fact]
    public void A_thread_that_ends_while_it_is_looked_for_hides_no_other()
    {
        Directory.CreateDirectory(ThreadFolder(499));
        WriteThread(501, "mine", 222);

        Assert.Equal([(Target, 111), (501, 222)], Read());
    }

    [Fact]
    public void Folders_that_are_no_threads_and_files_that_are_no_clocks_are_passed_over()
    {
        Directory.CreateDirectory(Path.Combine(_proc.FullName, $"{Target}", "task", "self"));
        WriteThread(501, "mine", 222);
        File.WriteAllText(Path.Combine(ThreadFolder(501), "schedstat"), "nonsense");

        Assert.Equal([(Target, 111)], Read());
    }

    [Fact]
    public void A_process_that_is_gone_has_no_threads()
    {
        Read();
        RemoveThread(Target);

        Assert.Empty(Read());
    }

    private List<(int Id, long Cpu)> Read() =>
        [.. _clocks.Read().Processes.Single().Threads.Select(thread => (thread.ThreadId, thread.CpuNanoseconds)).OrderBy(thread => thread.CpuNanoseconds)];

    private string ThreadFolder(int thread) => Path.Combine(_proc.FullName, $"{Target}", "task", thread.ToString(CultureInfo.InvariantCulture));

    private void WriteThread(int thread, string name, long nanoseconds)
    {
        Directory.CreateDirectory(ThreadFolder(thread));
        File.WriteAllText(Path.Combine(ThreadFolder(thread), "comm"), name + "\n");
        File.WriteAllText(Path.Combine(ThreadFolder(thread), "schedstat"), $"{nanoseconds} 55 7\n");
    }

    /// <summary>The clock of a thread that has ended cannot be read, although it is still open.</summary>
    private void RemoveThread(int thread)
    {
        File.WriteAllText(Path.Combine(ThreadFolder(thread), "schedstat"), "");
        Directory.Delete(ThreadFolder(thread), recursive: true);
    }
}
