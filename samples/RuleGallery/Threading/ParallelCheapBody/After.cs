namespace RuleGallery.Threading.ParallelCheapBody;

public static class After
{
    public static void RaiseFees(int[] cents, int percentage)
    {
        for (var i = 0; i < cents.Length; i++)
            cents[i] += cents[i] * percentage / 100;
    }
}
