namespace RuleGallery.Collections.KeysWithIndexer;

public static class After
{
    public static int Weight(Dictionary<string, int> counts)
    {
        var weight = 0;
        foreach (var (word, count) in counts)
            weight += word.Length * count;
        return weight;
    }
}
