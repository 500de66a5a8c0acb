namespace GreenCode.TestKit;

/// <summary>Where the repository's own files lie, for tests that hold documents and code together.</summary>
public static class Repository
{
    /// <summary>The directory that holds GreenCode.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Whether a test may rewrite the generated file it checks: <c>GREENCODE_UPDATE=1 dotnet test</c>.</summary>
    public static bool UpdateRequested { get; } = Environment.GetEnvironmentVariable("GREENCODE_UPDATE") == "1";

    /// <summary>The full path of a file or folder of the repository.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "GreenCode.sln")))
                return folder;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds GreenCode.sln.");
    }
}
