namespace RuleGallery.Collections.KeysWithIndexer;

public static class Before
{
    public static int Weight(Dictionary<string, int> counts)
    {
        var weight = 0;
        foreach (var word in counts.Keys)
            weight += word.Length * counts[word];
        return weight;
    }
}
