namespace GreenCode.Energy.Meters;

/// <summary>Several counter files read together.</summary>
internal sealed class CounterFiles : ICounterSource
{
    private readonly CounterFile?[] _files;
    private readonly string?[] _problems;

    /// <summary>Opens every file that can be opened.</summary>
    public CounterFiles(IReadOnlyList<string> paths)
    {
        _problems = new string?[paths.Count];
        _files = [.. paths.Select((path, i) => CounterFile.Open(path, out _problems[i]))];
        for (var i = 0; i < _files.Length; i++)
            _problems[i] ??= _files[i]!.Read().Problem;
    }

    /// <summary>For each file why it could not be read when it was opened, as the end of a sentence; null where it could.</summary>
    public IReadOnlyList<string?> Problems => _problems;

    /// <summary>Reads the file at one place.</summary>
    public CounterValue Read(int index) => _problems[index] is { } problem ? new(0, problem) : _files[index]!.Read();

    public void Read(Span<CounterValue> values)
    {
        for (var i = 0; i < _files.Length; i++)
            values[i] = Read(i);
    }

    public void Dispose()
    {
        foreach (var file in _files)
            file?.Dispose();
    }
}
