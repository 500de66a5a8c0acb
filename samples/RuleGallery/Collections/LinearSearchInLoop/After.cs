namespace RuleGallery.Collections.LinearSearchInLoop;

public static class After
{
    public static int CountKnown(string[] permits, List<string> known)
    {
        var count = 0;
        var knownSet = new HashSet<string>(known);
        foreach (var permit in permits)
        {
            if (knownSet.Contains(permit))
                count++;
        }

        return count;
    }
}
