using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GreenCode.Profiler.Gates.Formats;

/// <summary>
/// GitLab's code quality report, which is how GitLab annotates a merge request. Facts: docs.gitlab.com/ci/testing/code_quality, "Code
/// quality report format". A finding must stand in a file: one that belongs to none stands in the pipeline's.
/// </summary>
public sealed class CodeQualityFormat : IGateFormat
{
    private const string Pipeline = ".gitlab-ci.yml";

    /// <inheritdoc/>
    public string Name => "gitlab";

    /// <inheritdoc/>
    public string Ending => "gl-code-quality-report.json";

    /// <inheritdoc/>
    public string Purpose => "annotations of a GitLab merge request";

    /// <inheritdoc/>
    public void Write(GateStatement statement, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new() { Indented = true, NewLine = "\n" });
        json.WriteStartArray();
        foreach (var check in statement.Checks.Where(check => check.Verdict != GateVerdict.Pass))
        {
            json.WriteStartObject();
            json.WriteString("description", check.Sentence);
            json.WriteString("check_name", "greencode-gate");
            json.WriteString("fingerprint", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"greencode-gate {check.Name}"))));
            json.WriteString("severity", check.Verdict == GateVerdict.Fail ? "major" : "info");
            json.WriteStartObject("location");
            json.WriteString("path", check.File ?? Pipeline);
            json.WriteStartObject("lines");
            json.WriteNumber("begin", check.Line ?? 1);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
