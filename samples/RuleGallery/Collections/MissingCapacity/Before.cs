namespace RuleGallery.Collections.MissingCapacity;

public static class Before
{
    public static List<string> Titles(string folder)
    {
        var files = Directory.GetFiles(folder);
        var titles = new List<string>();
        foreach (var file in files)
            titles.Add($"Permit {Path.GetFileNameWithoutExtension(file)}");
        return titles;
    }
}
