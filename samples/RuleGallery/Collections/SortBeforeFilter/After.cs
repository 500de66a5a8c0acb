namespace RuleGallery.Collections.SortBeforeFilter;

public static class After
{
    public static List<string> LongWords(string path) => File.ReadAllLines(path).Where(word => word.Length > 10).OrderBy(word => word).ToList();
}
