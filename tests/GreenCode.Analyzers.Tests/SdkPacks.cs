namespace GreenCode.Analyzers.Tests;

/// <summary>The reference assemblies that lie with the SDK that runs the tests.</summary>
internal static class SdkPacks
{
    public static string Newest(string pack)
    {
        var shared = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var versions = Path.Combine(shared, "..", "..", "..", "packs", pack);
        var newest = Directory.GetDirectories(versions).OrderByDescending(folder => Version.Parse(Path.GetFileName(folder).Split('-')[0])).First();
        return Directory.GetDirectories(Path.Combine(newest, "ref")).Single();
    }
}
