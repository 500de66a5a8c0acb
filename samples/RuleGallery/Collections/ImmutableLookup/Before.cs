using System.Collections.Immutable;

namespace RuleGallery.Collections.ImmutableLookup;

public static class Before
{
    public static int Total(string path)
    {
        var amounts = File.ReadLines(path).Select(int.Parse).ToImmutableList();
        var total = 0;
        for (var i = 0; i < amounts.Count; i++)
            total += amounts[i];
        return total;
    }
}
