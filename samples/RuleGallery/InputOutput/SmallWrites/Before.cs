namespace RuleGallery.InputOutput.SmallWrites;

public static class Before
{
    public static void Save(string path, string[] lines)
    {
        using var writer = new StreamWriter(path) { AutoFlush = true };
        foreach (var line in lines)
            writer.WriteLine(line);
    }
}
