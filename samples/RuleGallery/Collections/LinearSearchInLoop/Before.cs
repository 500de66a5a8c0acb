namespace RuleGallery.Collections.LinearSearchInLoop;

public static class Before
{
    public static int CountKnown(string permits, string register)
    {
        var count = 0;
        var known = File.ReadAllLines(register);
        foreach (var permit in File.ReadLines(permits))
        {
            if (known.Contains(permit))
                count++;
        }

        return count;
    }
}
