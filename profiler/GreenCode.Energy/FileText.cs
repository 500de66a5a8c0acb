namespace GreenCode.Energy;

/// <summary>Small text files of sysfs and procfs.</summary>
internal static class FileText
{
    /// <summary>The text of the file without white space around it; null where it cannot be read.</summary>
    public static string? TryRead(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
