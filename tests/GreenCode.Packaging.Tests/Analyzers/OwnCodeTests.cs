using GreenCode.TestKit;

namespace GreenCode.Packaging.Tests.Analyzers;

/// <summary>What the rules find in this repository itself, as its own build wrote it down: the permit register as expected, and nothing that nobody knows of.</summary>
public class OwnCodeTests
{
    private static readonly string Configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    [Fact]
    public void The_rules_find_in_our_own_code_what_is_listed_and_nothing_else()
    {
        var findings =
            from log in Directory.GetFiles(Repository.PathOf("artifacts", "obj"), "findings.sarif", SearchOption.AllDirectories)
            where Path.GetFileName(Path.GetDirectoryName(log)) == Configuration
            from finding in new FindingsLog(log, Repository.Root).Findings
            select $"{finding.File.Replace(Path.DirectorySeparatorChar, '/')} {finding.Rule} {finding.Member}".TrimEnd();

        Golden.Matches("tests/GreenCode.Packaging.Tests/Analyzers/own-code.txt", string.Concat(findings.Distinct().Order(StringComparer.Ordinal).Select(line => line + "\n")));
    }

    [Fact]
    public void The_wasteful_register_is_found_and_the_frugal_one_is_clean()
    {
        Assert.Superset(new HashSet<string> { "GRN0101", "GRN0502", "GRN0704" }, Rules("PermitDesk.Wasteful"));
        Assert.Empty(Rules("PermitDesk.Frugal"));
        Assert.Empty(Rules("PermitDesk.Shared"));
    }

    private static HashSet<string> Rules(string project) =>
        [.. new FindingsLog(Repository.PathOf("artifacts", "obj", project, Configuration, "findings.sarif"), Repository.Root).Findings.Select(finding => finding.Rule)];
}
