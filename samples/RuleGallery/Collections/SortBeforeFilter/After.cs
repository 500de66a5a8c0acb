namespace RuleGallery.Collections.SortBeforeFilter;

public static class After
{
    public static List<string> LongWords(string[] words) => words.Where(word => word.Length > 10).OrderBy(word => word).ToList();
}
