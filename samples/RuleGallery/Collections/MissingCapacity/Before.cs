namespace RuleGallery.Collections.MissingCapacity;

public static class Before
{
    public static void ListTitles(IEnumerable<string> folders, Action<List<string>> print)
    {
        foreach (var folder in folders)
        {
            var files = Directory.GetFiles(folder);
            var titles = new List<string>();
            foreach (var file in files)
                titles.Add($"Permit {Path.GetFileNameWithoutExtension(file)}");
            print(titles);
        }
    }
}
