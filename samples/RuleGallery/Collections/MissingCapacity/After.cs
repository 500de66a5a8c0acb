namespace RuleGallery.Collections.MissingCapacity;

public static class After
{
    public static List<string> Titles(int[] numbers)
    {
        var titles = new List<string>(numbers.Length);
        foreach (var number in numbers)
            titles.Add($"Permit {number}");
        return titles;
    }
}
