namespace RuleGallery.Collections.MissingCapacity;

public static class After
{
    public static List<string> Titles(string folder)
    {
        var files = Directory.GetFiles(folder);
        var titles = new List<string>(files.Length);
        foreach (var file in files)
            titles.Add($"Permit {Path.GetFileNameWithoutExtension(file)}");
        return titles;
    }
}
