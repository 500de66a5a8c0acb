namespace GreenCode.Conventions.Tests;

public class MarkdownTableTests
{
    private const string Page = """
        | other | table |
        |---|---|
        | x | y |

        | name | items |
        |---|---|
        | `A` | `B`, C |
        | D | none |

        Text.
        """;

    [Fact]
    public void Rows_are_read_without_back_quotes()
    {
        var rows = MarkdownTable.Read(Page, "name", "items");

        Assert.Equal(["A", "D"], rows.Select(row => row[0]));
        Assert.Equal(["B", "C"], MarkdownTable.Items(rows[0][1]));
        Assert.Empty(MarkdownTable.Items(rows[1][1]));
    }

    [Fact]
    public void A_table_that_is_gone_is_an_error() => Assert.Throws<FormatException>(() => MarkdownTable.Read(Page, "name", "else"));

    [Fact]
    public void A_row_with_another_number_of_cells_is_an_error() =>
        Assert.Throws<FormatException>(() => MarkdownTable.Read("| a | b |\n|---|---|\n| 1 |\n", "a", "b"));
}
