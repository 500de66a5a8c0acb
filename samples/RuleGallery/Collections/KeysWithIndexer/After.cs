namespace RuleGallery.Collections.KeysWithIndexer;

public static class After
{
    public static int Weight(string path)
    {
        var counts = File.ReadLines(path).Distinct().ToDictionary(word => word, word => word.Length);
        var weight = 0;
        foreach (var (word, count) in counts)
            weight += word.Length * count;
        return weight;
    }
}
