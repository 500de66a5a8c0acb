namespace RuleGallery.Collections.LinearSearchInLoop;

public static class Before
{
    public static int CountKnown(string[] permits, List<string> known)
    {
        var count = 0;
        foreach (var permit in permits)
        {
            if (known.Contains(permit))
                count++;
        }

        return count;
    }
}
