using GreenCode.Profiler.CpuTime;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Tests.CpuTime;

public class ThreadNamesTests
{
    /// <summary>Linux cuts names at 15 characters.</summary>
    [Theory]
    [InlineData(".NET EventPipe", ThreadRole.Profiler)]
    [InlineData(".NET Server GC", ThreadRole.Gc)]
    [InlineData(".NET BGC", ThreadRole.Gc)]
    [InlineData(".NET Tiered Com", ThreadRole.Jit)]
    [InlineData(".NET TP Worker", ThreadRole.Pool)]
    [InlineData(".NET TP Gate", ThreadRole.Pool)]
    [InlineData(".NET TP Wait", ThreadRole.Pool)]
    [InlineData(".NET ThreadPool", ThreadRole.Pool)]
    [InlineData(".NET Timer", ThreadRole.Timer)]
    [InlineData(".NET Finalizer", ThreadRole.Finalizer)]
    [InlineData(".NET SynchManag", ThreadRole.Runtime)]
    [InlineData(".NET SigHandler", ThreadRole.Runtime)]
    [InlineData(".NET DebugPipe", ThreadRole.Runtime)]
    [InlineData(".NET Debugger", ThreadRole.Runtime)]
    [InlineData("dotnet", ThreadRole.User)]
    [InlineData("", ThreadRole.User)]
    [InlineData(null, ThreadRole.User)]
    public void A_name_tells_the_role(string? name, ThreadRole role) => Assert.Equal(role, ThreadNames.RoleOf(1, 2, name));

    /// <summary>A task with <c>LongRunning</c>, and sockets that complete inline, run the program's code.</summary>
    [Theory]
    [InlineData(".NET Long Runni")]
    [InlineData(".NET Sockets")]
    [InlineData(".NET File Watch")]
    public void Threads_that_the_runtime_named_may_run_the_programs_code(string name) => Assert.Equal(ThreadRole.User, ThreadNames.RoleOf(1, 2, name));

    [Fact]
    public void The_first_thread_is_the_main_one_whatever_its_name() => Assert.Equal(ThreadRole.Main, ThreadNames.RoleOf(7, 7, ".NET Server GC"));
}
