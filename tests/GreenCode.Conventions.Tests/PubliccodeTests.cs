namespace GreenCode.Conventions.Tests;

public class PubliccodeTests
{
    private const string Good = """
        publiccodeYmlVersion: "0.5"
        name: A
        url: https://example.org/a.git
        platforms: [linux]
        developmentStatus: development
        softwareType: standalone/other
        description:
          en:
            shortDescription: Short.
            longDescription: LONG
            features: [one]
        legal:
          license: EUPL-1.2
        maintenance:
          type: community
          contacts:
            - name: Someone
        localisation:
          localisationReady: true
          availableLanguages: [en]
        """;

    private static readonly string Long = new('x', 150);

    private static string Ours => RepositoryFiles.Read("publiccode.yml");

    [Fact]
    public void Our_file_follows_the_standard() => Convention.Holds(Publiccode.Violations(Ours));

    [Fact]
    public void It_is_described_in_Dutch_and_in_English() =>
        Assert.All(["nl", "en"], language => Assert.NotNull(Publiccode.At(Ours, $"description/{language}/shortDescription")));

    [Fact]
    public void It_names_the_licence_that_the_repository_carries()
    {
        Assert.Equal("EUPL-1.2", Publiccode.At(Ours, "legal/license"));
        Assert.StartsWith("EUROPEAN UNION PUBLIC LICENCE v. 1.2", RepositoryFiles.Read("LICENSE"));
    }

    [Fact]
    public void A_file_in_form_is_fine() => Assert.Empty(Violations("", ""));

    [Theory]
    [InlineData("name: A", "", "lacks the key name")]
    [InlineData("  license: EUPL-1.2", "  mainCopyrightOwner: A", "lacks the key legal/license")]
    [InlineData("    - name: Someone", "    []", "names no maintenance/contacts")]
    [InlineData("Short.", "", "shortDescription has not 1 to 150")]
    [InlineData("Short.", "LONGx", "shortDescription has not 1 to 150")]
    [InlineData("longDescription: LONG", "longDescription: brief", "longDescription has not 150 to 10000")]
    [InlineData("[one]", "[]", "features lists nothing")]
    [InlineData("name: A", "name: [A", "is no YAML")]
    public void A_file_out_of_form_is_found(string part, string instead, string expected) =>
        Assert.Contains(expected, Assert.Single(Violations(part, instead)));

    private static IEnumerable<string> Violations(string part, string instead)
    {
        var yaml = part.Length == 0 ? Good : Good.Replace(part, instead, StringComparison.Ordinal);
        return Publiccode.Violations(yaml.Replace("LONG", Long, StringComparison.Ordinal));
    }
}
