namespace RuleGallery.CategoryName.RuleName;

public static class After
{
    public static void WriteAll(string[] lines)
    {
        foreach (var line in lines)
            Console.WriteLine(line);
    }
}
