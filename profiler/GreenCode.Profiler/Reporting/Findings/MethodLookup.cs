namespace GreenCode.Profiler.Reporting.Findings;

/// <summary>Finds the methods of a record that belong to a member of the source, and what they cost together.</summary>
internal sealed class MethodLookup
{
    private readonly CallTree _tree;
    private readonly ILookup<string, MethodEnergy> _byId;
    private readonly ILookup<string, MethodEnergy> _byName;
    private readonly Dictionary<string, double> _jointJoules = [];

    public MethodLookup(EnergyRecord record)
    {
        _tree = record.CallTree;
        _byId = record.Methods.Where(method => method.DocumentationId is not null).ToLookup(method => method.DocumentationId!);
        _byName = record.Methods.ToLookup(method => MemberName.Spell(method.Name));
    }

    public MethodEnergy[] Of(string documentationId)
    {
        if (MemberName.TypeOf(documentationId) is { } type)
            return [.. _byName.Where(methods => methods.Key.StartsWith(type + ".", StringComparison.Ordinal)).SelectMany(methods => methods)];
        if (MemberName.MethodsOf(documentationId) is not { } names)
            return [];

        var sameName = names.Distinct().SelectMany(name => _byName[name]).ToArray();
        var sameId = _byId[documentationId].ToArray();
        return sameId.Length == 0 ? sameName : [.. sameId.Union(sameName.Where(IsPart))];
    }

    /// <summary>A part that the compiler made of a method has no documentation id of its own.</summary>
    private static bool IsPart(MethodEnergy method) => method.DocumentationId is null || MemberName.IsCompilerMade(method.Name);

    /// <summary>
    /// The energy of the methods and of all they called. Where there are several, one may have called another, so that their totals must not
    /// be added: the call tree tells what lies below any of them. The interval then is as wide, relatively, as those of the methods together.
    /// </summary>
    public EnergyAmount EnergyOf(IReadOnlyCollection<MethodEnergy> methods)
    {
        var sum = methods.Sum(method => method.TotalJoules);
        var joules = methods.Count < 2 ? sum : JointJoules(methods, sum);
        var part = sum > 0 ? joules / sum : 0;
        return new(joules, part * methods.Sum(method => method.TotalLow), part * methods.Sum(method => method.TotalHigh));
    }

    private double JointJoules(IReadOnlyCollection<MethodEnergy> methods, double sum)
    {
        var names = methods.Select(method => method.Name).ToHashSet();
        var key = string.Join('\n', names.Order(StringComparer.Ordinal));
        if (!_jointJoules.TryGetValue(key, out var joules))
            _jointJoules.Add(key, joules = JoulesBelow(names));

        // The tree does not tell overloads apart, so that it can count one that was not asked for.
        var largest = methods.Max(method => method.TotalJoules);
        return Math.Clamp(joules, largest, Math.Max(largest, sum));
    }

    private double JoulesBelow(HashSet<string> names)
    {
        var isNamed = _tree.Frames.Select(frame => names.Contains(frame.Name)).ToArray();
        var isBelow = new bool[_tree.Nodes.Length];
        var joules = 0.0;
        for (var i = 0; i < isBelow.Length; i++)
        {
            var node = _tree.Nodes[i];
            isBelow[i] = isNamed[node.Frame] || (node.Parent >= 0 && isBelow[node.Parent]);
            joules += isBelow[i] ? node.SelfJoules : 0;
        }

        return joules;
    }
}
