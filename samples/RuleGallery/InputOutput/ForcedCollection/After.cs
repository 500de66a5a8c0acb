namespace RuleGallery.InputOutput.ForcedCollection;

public static class After
{
    public static int Total(IEnumerable<byte[]> batches)
    {
        var total = 0;
        foreach (var batch in batches)
            total += batch.Length;
        return total;
    }
}
