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

    case "serve":
        // Waits for orders, so that a test says when it works: 'burn SECONDS' of CPU time. Ends with its standard input.
        Console.WriteLine("ready");
        while (Console.ReadLine() is { } order)
        {
            Work.BurnCpu(TimeSpan.FromSeconds(double.Parse(order.Split(' ')[1], CultureInfo.InvariantCulture)));
            Console.WriteLine("done");
        }

        return 0;

    default:
        Console.Error.WriteLine("Verbs: busy, sleep, exit, crash, print, stubborn, leave-child, serve.");
        return 2;
}
