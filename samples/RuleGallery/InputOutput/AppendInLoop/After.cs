namespace RuleGallery.InputOutput.AppendInLoop;

public static class After
{
    public static void Log(string path, string[] messages)
    {
        using var writer = File.AppendText(path);
        foreach (var message in messages)
            writer.Write(message);
    }
}
