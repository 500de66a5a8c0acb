using Microsoft.CodeAnalysis.Text;

namespace GreenCode.Analyzers.Files;

/// <summary>Finds the place in a project file that a finding about the project is shown at.</summary>
internal static class ProjectFile
{
    public static bool Is(string path) => path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase);

    /// <summary>The element that sets the property, or the first line where another file does, such as Directory.Build.props.</summary>
    public static TextSpan PlaceOf(string property, SourceText text)
    {
        var xml = text.ToString();
        var (start, close) = ($"<{property}", $"</{property}>");
        for (var at = xml.IndexOf(start, StringComparison.OrdinalIgnoreCase); at >= 0; at = xml.IndexOf(start, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = xml.IndexOf(close, at, StringComparison.OrdinalIgnoreCase);
            if (end >= 0 && xml[at + start.Length] is '>' or ' ' or '\t' or '\r' or '\n')
                return TextSpan.FromBounds(at, end + close.Length);
        }

        return text.Lines[0].Span;
    }
}
