namespace RuleGallery.Collections.MissingCapacity;

public static class Before
{
    public static List<string> Titles(int[] numbers)
    {
        var titles = new List<string>();
        foreach (var number in numbers)
            titles.Add($"Permit {number}");
        return titles;
    }
}
