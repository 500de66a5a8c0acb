using System.Xml;
using System.Xml.Linq;
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

    /// <summary>
    /// The change that takes the property out of the file, or null where it is not set once, to that value, for every configuration or for Release. A group that
    /// holds nothing else goes with it.
    /// </summary>
    public static TextChange? WithoutProperty(string property, string value, SourceText text)
    {
        if (Elements(property, text) is not [{ Parent: { Name.LocalName: "PropertyGroup" } group } element]
            || !element.Value.Trim().Equals(value, StringComparison.OrdinalIgnoreCase)
            || element.Attribute("Condition") is not null
            || group.Attribute("Condition") is { } condition && condition.Value.IndexOf("Release", StringComparison.Ordinal) < 0)
        {
            return null;
        }

        var (xml, place) = (text.ToString(), PlaceOf(property, text));
        if (group.Elements().Count() == 1 && !group.Nodes().Any(node => node is XComment))
        {
            var start = xml.LastIndexOf("<PropertyGroup", place.Start, StringComparison.Ordinal);
            var close = xml.IndexOf("</PropertyGroup>", place.End, StringComparison.Ordinal);
            if (start < 0 || close < 0)
                return null;
            place = TextSpan.FromBounds(start, close + "</PropertyGroup>".Length);
        }

        var (first, last) = (text.Lines.GetLineFromPosition(place.Start), text.Lines.GetLineFromPosition(place.End));
        var standsAlone = string.IsNullOrWhiteSpace(xml.Substring(first.Start, place.Start - first.Start)) && string.IsNullOrWhiteSpace(xml.Substring(place.End, last.End - place.End));
        return new TextChange(standsAlone ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak) : place, "");
    }

    private static List<XElement> Elements(string name, SourceText text)
    {
        try
        {
            return [.. XDocument.Parse(text.ToString()).Descendants().Where(element => element.Name.LocalName == name)];
        }
        catch (XmlException)
        {
            return [];
        }
    }
}
