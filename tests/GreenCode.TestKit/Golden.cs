namespace GreenCode.TestKit;

/// <summary>
/// Files whose text is generated: a plain test run compares, <c>GREENCODE_UPDATE=1 dotnet test</c> rewrites them.
/// </summary>
public static class Golden
{
    /// <summary>Fails where the file at <paramref name="path"/> (relative to the repository) does not hold <paramref name="expected"/>.</summary>
    public static void Matches(string path, string expected)
    {
        var file = Repository.PathOf(path);
        expected = expected.ReplaceLineEndings("\n");
        if (Repository.UpdateRequested)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, expected);
            return;
        }

        var actual = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : null;
        if (actual != expected)
        {
            throw new GoldenMismatchException(actual is null
                ? $"{path} does not exist. Run 'GREENCODE_UPDATE=1 dotnet test' to write it, and read what it wrote."
                : $"{path} is out of date, first at line {FirstDifference(actual, expected)}. Run 'GREENCODE_UPDATE=1 dotnet test' and read the difference.");
        }
    }

    private static string FirstDifference(string actual, string expected)
    {
        var (left, right) = (actual.Split('\n'), expected.Split('\n'));
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var (a, b) = (i < left.Length ? left[i] : "<end>", i < right.Length ? right[i] : "<end>");
            if (a != b)
                return $"{i + 1}:\n  file:     {a}\n  expected: {b}";
        }

        return "<none>";
    }
}
