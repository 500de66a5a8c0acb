namespace RuleGallery.InputOutput.WholeFileRead;

public static class After
{
    public static int CountPermits(string folder)
    {
        var count = 0;
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            foreach (var line in File.ReadLines(path))
            {
                if (line.StartsWith('#'))
                    count++;
            }
        }

        return count;
    }
}
