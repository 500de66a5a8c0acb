namespace GreenCode.Conventions.Tests;

internal static class Convention
{
    /// <summary>Fails with every violation on a line of its own.</summary>
    public static void Holds(IEnumerable<string> violations)
    {
        var found = violations.ToList();
        if (found.Count > 0)
            Assert.Fail(string.Join('\n', found));
    }
}
