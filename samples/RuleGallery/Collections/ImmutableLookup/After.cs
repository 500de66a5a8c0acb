using System.Collections.Immutable;

namespace RuleGallery.Collections.ImmutableLookup;

public static class After
{
    public static int Total(string path)
    {
        var amounts = File.ReadLines(path).Select(int.Parse).ToImmutableArray();
        var total = 0;
        for (var i = 0; i < amounts.Length; i++)
            total += amounts[i];
        return total;
    }
}
