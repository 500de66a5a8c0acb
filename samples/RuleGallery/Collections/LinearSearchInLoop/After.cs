namespace RuleGallery.Collections.LinearSearchInLoop;

public static class After
{
    public static int CountKnown(string permits, string register)
    {
        var count = 0;
        var known = File.ReadAllLines(register);
        var knownSet = new HashSet<string>(known);
        foreach (var permit in File.ReadLines(permits))
        {
            if (knownSet.Contains(permit))
                count++;
        }

        return count;
    }
}
