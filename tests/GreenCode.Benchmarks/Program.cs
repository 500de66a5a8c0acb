using GreenCode.Benchmarks.Accuracy;
using GreenCode.Benchmarks.Corpus;
using GreenCode.Benchmarks.Coverage;
using GreenCode.Benchmarks.Endurance;
using GreenCode.Benchmarks.Endpoints;
using GreenCode.Benchmarks.Evidence;
using GreenCode.Benchmarks.Exporting;
using GreenCode.Benchmarks.Fuzzing;
using GreenCode.Benchmarks.Gates;
using GreenCode.Benchmarks.Meters;
using GreenCode.Benchmarks.Nettrace;
using GreenCode.Benchmarks.Overhead;
using GreenCode.Benchmarks.Scale;

// One line per verb: what is measured here, and the command that measures it.
var verbs = new Dictionary<string, Func<string[], int>>
{
    ["evidence"] = EvidenceCommand.Run,
    ["accuracy"] = AccuracyCommand.Run,
    ["endpoints"] = EndpointsCommand.Run,
    ["request-cost"] = RequestCostCommand.Run,
    ["overhead"] = OverheadCommand.Run,
    ["allocation-cost"] = OverheadCommand.RunAllocating,
    ["endurance"] = EnduranceCommand.Run,
    ["coverage"] = CoverageCommand.Run,
    ["scale"] = ScaleCommand.Run,
    ["corpus"] = CorpusCommand.Run,
    ["peers"] = PeersCommand.Run,
    ["analyzer-speed"] = SpeedCommand.Run,
    ["peer-rules"] = PeerRulesCommand.Run,
    ["nettrace"] = NettraceCommand.Run,
    ["read-cost"] = ReadCostCommand.Run,
    ["export"] = ExportCommand.Run,
    ["gate"] = GateCommand.Run,
    ["fuzz"] = FuzzCommand.Run,
};

if (args.Length > 0 && verbs.TryGetValue(args[0], out var run))
    return run(args[1..]);

Console.Error.WriteLine($"Usage: dotnet run -c Release --project tests/GreenCode.Benchmarks -- {string.Join('|', verbs.Keys)} [ARGUMENTS]");
return 2;
