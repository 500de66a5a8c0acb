using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using GreenCode.LiveTarget;

// Every verb ends by itself, so that a broken test leaves nothing behind for long.
var seconds = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 0;
var duration = TimeSpan.FromSeconds(seconds);
switch (args.FirstOrDefault())
{
    case "busy":
        Work.Burn(duration, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1);
        return 0;

    case "work":
        // The same work in every run, for gates: 'work UNITS [EXTRA]', where the extra units are done by another method.
        Work.Units((int)seconds, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 0);
        Console.WriteLine("done");
        return 0;

    case "shares":
        // The same work in ten methods with known shares, for gates: 'shares TURNS [EXTRA]', where one of them does the extra turns as well.
        Shares.Run((int)seconds, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 0);
        Console.WriteLine("done");
        return 0;

    case "neighbour":
        // Ends with its standard input as well, which whoever started it holds open: it does not stay behind where that is killed.
        new Thread(() =>
        {
            while (Console.In.Read() >= 0)
            {
            }

            Environment.Exit(0);
        }) { IsBackground = true }.Start();
        Work.BurnAtRandom(duration);
        return 0;

    case "say":
        Console.WriteLine(args[2]);
        Work.Units((int)seconds, 0);
        return 0;

    case "parent":
        // All the work is a child's.
        using (var child = Process.Start(Environment.ProcessPath!, ["work", args[1]]))
            child.WaitForExit();
        return 0;

    case "call":
        SmallMethods.Call(duration);
        return 0;

    case "allocate":
        Work.Allocate((int)seconds);
        return 0;

    case "garbage":
        // One method allocates three times what another does, in smaller objects; both do it all the time.
        Work.MakeGarbage(duration);
        return 0;

    case "http":
        // A service that answers everything, without ASP.NET Core: 'http SECONDS PORT [STATUS [REQUESTS]]'. It ends after that many requests, or with the time.
        return await Work.ServeAsync(duration, args[2], args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 200, args.Length > 4 ? int.Parse(args[4], CultureInfo.InvariantCulture) : int.MaxValue);

    case "sleep":
        Thread.Sleep(duration);
        return 0;

    case "exit":
        Work.Burn(duration);
        return int.Parse(args[2], CultureInfo.InvariantCulture);

    case "crash":
        Work.Burn(duration);
        throw new InvalidOperationException("This crash is meant.");

    case "print":
        Console.WriteLine("first line on standard output");
        Console.Error.WriteLine("first line on standard error");
        Work.Burn(duration);
        Console.WriteLine("last line on standard output");
        return 0;

    case "stubborn":
        using (PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => context.Cancel = true))
        using (PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true))
            Work.Burn(duration);
        return 0;

    case "leave-child":
        // The child holds our standard output open after we have ended.
        using (Process.Start("sleep", args[2]))
            Work.Burn(duration);
        return 0;

    case "fork":
        // The same program again as a child, which does so as well, as deep as it is told; each burns on its own.
        var depth = int.Parse(args[2], CultureInfo.InvariantCulture);
        using (var child = depth == 0 ? null : Process.Start(Environment.ProcessPath!, ["fork", args[1], (depth - 1).ToString(CultureInfo.InvariantCulture)]))
        {
            Work.Burn(duration);
            child?.WaitForExit();
        }

        return 0;

    case "short-threads":
        // Threads by the thousand, of which each burns for a fraction of a millisecond.
        for (var end = TimeProvider.System.GetTimestamp() + (long)(seconds * TimeProvider.System.TimestampFrequency); TimeProvider.System.GetTimestamp() < end;)
        {
            var thread = new Thread(() => Work.SpinBriefly());
            thread.Start();
            thread.Join();
        }

        return 0;

    case "count":
        // One busy thread, the others wait; each line on standard input is answered with units of work done and nanoseconds of CPU time used.
        Work.KeepCounting(int.Parse(args[1], CultureInfo.InvariantCulture), args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 0);
        Console.WriteLine("ready");
        while (Console.ReadLine() is not null)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Work.Counted} {Environment.CpuUsage.TotalTime.Ticks * 100}"));
        return 0;

    case "serve":
        // Waits for orders, so that a test says when it works: 'burn SECONDS' of CPU time, or 'exit CODE'. Ends with its standard input.
        Console.WriteLine("ready");
        while (Console.ReadLine() is { } order)
        {
            if (order.Split(' ') is ["exit", var code])
                return int.Parse(code, CultureInfo.InvariantCulture);
            Work.BurnCpu(TimeSpan.FromSeconds(double.Parse(order.Split(' ')[1], CultureInfo.InvariantCulture)));
            Console.WriteLine("done");
        }

        return 0;

    default:
        Console.Error.WriteLine("Verbs: busy, work, shares, neighbour, say, parent, allocate, garbage, call, http, sleep, exit, crash, print, stubborn, leave-child, fork, short-threads, count, serve.");
        return 2;
}
