namespace RuleGallery.InputOutput.WholeFileRead;

public static class After
{
    public static int CountPermits(string path)
    {
        var count = 0;
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith('#'))
                count++;
        }

        return count;
    }
}
