namespace RuleGallery.Collections.MissingCapacity;

public static class After
{
    public static void ListTitles(IEnumerable<string> folders, Action<List<string>> print)
    {
        foreach (var folder in folders)
        {
            var files = Directory.GetFiles(folder);
            var titles = new List<string>(files.Length);
            foreach (var file in files)
                titles.Add($"Permit {Path.GetFileNameWithoutExtension(file)}");
            print(titles);
        }
    }
}
