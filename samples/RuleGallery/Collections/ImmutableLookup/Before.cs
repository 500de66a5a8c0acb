using System.Collections.Immutable;

namespace RuleGallery.Collections.ImmutableLookup;

public static class Before
{
    public static int Total(ImmutableList<int> amounts)
    {
        var total = 0;
        for (var i = 0; i < amounts.Count; i++)
            total += amounts[i];
        return total;
    }
}
