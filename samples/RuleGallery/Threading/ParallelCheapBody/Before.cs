namespace RuleGallery.Threading.ParallelCheapBody;

public static class Before
{
    public static void RaiseFees(int[] cents, int percentage) =>
        Parallel.For(0, cents.Length, i => cents[i] += cents[i] * percentage / 100);
}
