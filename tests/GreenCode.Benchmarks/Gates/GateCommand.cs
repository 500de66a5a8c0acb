namespace GreenCode.Benchmarks.Gates;

/// <summary><c>gate simulate [GATES] [TABLE]</c>: how often gates err whose truth is known.</summary>
internal static class GateCommand
{
    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["simulate", .. var rest]:
                return SimulateCommand.Run(rest);
            default:
                Console.Error.WriteLine("Usage: gate simulate [GATES] [TABLE]");
                return 2;
        }
    }
}
