namespace RuleGallery.Collections.SortBeforeFilter;

public static class Before
{
    public static List<string> LongWords(string path) => File.ReadAllLines(path).OrderBy(word => word).Where(word => word.Length > 10).ToList();
}
