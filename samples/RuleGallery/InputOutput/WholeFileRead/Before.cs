namespace RuleGallery.InputOutput.WholeFileRead;

public static class Before
{
    public static int CountPermits(string path)
    {
        var count = 0;
        foreach (var line in File.ReadAllLines(path))
        {
            if (line.StartsWith('#'))
                count++;
        }

        return count;
    }
}
