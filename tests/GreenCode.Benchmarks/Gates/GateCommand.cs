namespace GreenCode.Benchmarks.Gates;

/// <summary><c>gate simulate|real|time</c>: how often gates err whose truth is known, and how long they take.</summary>
internal static class GateCommand
{
    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["simulate", .. var rest]:
                return SimulateCommand.Run(rest);
            case ["real", .. var rest]:
                return RealCommand.Run(rest);
            case ["time"]:
                return TimeCommand.Run();
            default:
                Console.Error.WriteLine("Usage: gate simulate [GATES] [TABLE] | gate real [GATES] [ROW] | gate time");
                return 2;
        }
    }
}
