namespace GreenCode.LiveTests;

/// <summary>A folder of one test, which is also the TMPDIR of its processes, so that tests do not see each other's.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("greencode-live-").FullName;

    /// <summary>What lies in it, by name.</summary>
    public IEnumerable<string> Names => Directory.EnumerateFileSystemEntries(Path).Select(entry => System.IO.Path.GetFileName(entry)).Order();

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
