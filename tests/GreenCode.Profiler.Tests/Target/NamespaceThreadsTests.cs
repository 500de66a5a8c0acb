using System.Globalization;
using GreenCode.Profiler.Target;

namespace GreenCode.Profiler.Tests.Target;

/// <summary>A made-up /proc in a folder; the robustness trials look at a real container.</summary>
public sealed class NamespaceThreadsTests : IDisposable
{
    private readonly DirectoryInfo _proc = Directory.CreateTempSubdirectory();

    public void Dispose() => _proc.Delete(recursive: true);

    [Fact]
    public void In_a_container_a_thread_is_known_by_the_number_that_the_machine_gives_it()
    {
        Write("4001", "4001\t1");
        Write("4001/task/4001", "4001\t1");
        Write("4001/task/4007", "4007\t9");
        var threads = new NamespaceThreads(4001, _proc.FullName);

        Assert.Equal((4001, 4007), (threads.Host(1), threads.Host(9)));

        Write("4001/task/4100", "4100\t12");
        Assert.Equal(4100, threads.Host(12));
    }

    [Fact]
    public void A_thread_that_has_ended_keeps_its_number()
    {
        Write("4001", "4001\t1");

        Assert.Equal(55, new NamespaceThreads(4001, _proc.FullName).Host(55));
    }

    [Theory]
    [InlineData("4001")]
    [InlineData("")]
    public void Outside_of_containers_numbers_are_the_same(string numbers)
    {
        Write("4001", numbers);
        Write("4001/task/4007", "4007\t9");

        Assert.Equal(9, new NamespaceThreads(4001, _proc.FullName).Host(9));
    }

    [Fact]
    public void A_process_that_is_gone_has_no_other_numbers() => Assert.Equal(9, new NamespaceThreads(4002, _proc.FullName).Host(9));

    private void Write(string folder, string numbers)
    {
        var path = Path.Combine(_proc.FullName, folder);
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "status"), string.Create(CultureInfo.InvariantCulture, $"Name:\tx\nNSpid:\t{numbers}\nThreads:\t1\n"));
    }
}
