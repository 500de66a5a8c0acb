namespace RuleGallery.Collections.KeysWithIndexer;

public static class Before
{
    public static int Weight(string path)
    {
        var counts = File.ReadLines(path).Distinct().ToDictionary(word => word, word => word.Length);
        var weight = 0;
        foreach (var word in counts.Keys)
            weight += word.Length * counts[word];
        return weight;
    }
}
