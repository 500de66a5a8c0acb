namespace RuleGallery.InputOutput.ForcedCollection;

public static class Before
{
    public static int Total(IEnumerable<byte[]> batches)
    {
        var total = 0;
        foreach (var batch in batches)
        {
            total += batch.Length;
            GC.Collect();
        }

        return total;
    }
}
