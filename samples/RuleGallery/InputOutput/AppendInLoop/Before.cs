namespace RuleGallery.InputOutput.AppendInLoop;

public static class Before
{
    public static void Log(string path, string[] messages)
    {
        foreach (var message in messages)
            File.AppendAllText(path, message);
    }
}
