using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Sampling.EventPipe;

/// <summary>Interns the stacks of one stream. Between two sequence points equal stacks have equal tokens: most events cost one look-up by a number.</summary>
internal sealed class StackInterner(RawStackTable stacks)
{
    private const int MostTokens = 100_000;

    private readonly Dictionary<long, int> _idByToken = [];

    public int IdOf(in NettraceEvent e)
    {
        if (_idByToken.TryGetValue(e.StackToken, out var id))
            return id;
        if (_idByToken.Count >= MostTokens)
            _idByToken.Clear();
        return _idByToken[e.StackToken] = stacks.Intern(e.Stack);
    }
}
