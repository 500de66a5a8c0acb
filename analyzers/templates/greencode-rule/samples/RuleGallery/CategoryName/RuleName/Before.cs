namespace RuleGallery.CategoryName.RuleName;

public static class Before
{
    public static void WriteAll(string[] lines)
    {
        foreach (var line in lines)
        {
            Console.WriteLine(line);
            GC.Collect();
        }
    }
}
