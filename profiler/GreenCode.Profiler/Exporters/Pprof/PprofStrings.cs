namespace GreenCode.Profiler.Exporters.Pprof;

/// <summary>The string table of a profile: every text once, the empty one first.</summary>
internal sealed class PprofStrings
{
    private readonly Dictionary<string, int> _indices = new() { [""] = 0 };

    public int this[string text]
    {
        get
        {
            _indices.TryAdd(text, _indices.Count);
            return _indices[text];
        }
    }

    public void WriteTo(Stream output)
    {
        var message = new ProtobufWriter();
        foreach (var text in _indices.OrderBy(pair => pair.Value).Select(pair => pair.Key))
        {
            message.Clear();
            message.Text(PprofField.StringTable, text);
            output.Write(message.Written);
        }
    }
}
