using System.Globalization;
using System.Text;
using System.Xml;

namespace GreenCode.Profiler.Gates.Formats;

/// <summary>JUnit XML, which CI services show as tests: a failed check is a failure, an inconclusive one is skipped, a refused one an error.</summary>
public sealed class JUnitFormat : IGateFormat
{
    /// <inheritdoc/>
    public string Name => "junit";

    /// <inheritdoc/>
    public string Ending => ".xml";

    /// <inheritdoc/>
    public string Purpose => "the test view of a CI service";

    /// <inheritdoc/>
    public void Write(GateStatement statement, Stream output)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CloseOutput = false };
        using var xml = XmlWriter.Create(output, settings);
        xml.WriteStartElement("testsuites");
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", $"greencode {Clean(statement.Title)}");
        Count(xml, "tests", statement, _ => true);
        Count(xml, "failures", statement, verdict => verdict == GateVerdict.Fail);
        Count(xml, "errors", statement, verdict => verdict == GateVerdict.Refused);
        Count(xml, "skipped", statement, verdict => verdict == GateVerdict.Inconclusive);
        foreach (var check in statement.Checks)
            WriteCheck(xml, check);
        xml.WriteElementString("system-out", Clean(string.Join('\n', statement.Notes)));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteCheck(XmlWriter xml, GateCheck check)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", "greencode");
        xml.WriteAttributeString("name", Clean(check.Name));
        var outcome = check.Verdict switch
        {
            GateVerdict.Fail => "failure",
            GateVerdict.Refused => "error",
            GateVerdict.Inconclusive => "skipped",
            _ => null,
        };
        if (outcome is not null)
        {
            xml.WriteStartElement(outcome);
            xml.WriteAttributeString("message", Clean(check.Sentence));
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteElementString("system-out", Clean(check.Sentence));
        }

        xml.WriteEndElement();
    }

    private static void Count(XmlWriter xml, string name, GateStatement statement, Func<GateVerdict, bool> isCounted) =>
        xml.WriteAttributeString(name, statement.Checks.Count(check => isCounted(check.Verdict)).ToString(CultureInfo.InvariantCulture));

    /// <summary>XML has no way to write some characters, and names come from others.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.Value is '\t' or '\n' or >= 0x20 and <= 0xD7FF or >= 0xE000 and <= 0xFFFD or >= 0x10000 ? rune.ToString() : "\uFFFD");
        return clean.ToString();
    }
}
