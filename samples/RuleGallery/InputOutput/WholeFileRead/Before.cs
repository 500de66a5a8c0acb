namespace RuleGallery.InputOutput.WholeFileRead;

public static class Before
{
    public static int CountPermits(string folder)
    {
        var count = 0;
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            foreach (var line in File.ReadAllLines(path))
            {
                if (line.StartsWith('#'))
                    count++;
            }
        }

        return count;
    }
}
