namespace RuleGallery.InputOutput.SmallWrites;

public static class After
{
    public static void Save(string path, string[] lines)
    {
        using var writer = new StreamWriter(path);
        foreach (var line in lines)
            writer.WriteLine(line);
    }
}
