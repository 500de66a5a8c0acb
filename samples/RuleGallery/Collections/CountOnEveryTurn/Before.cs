using System.Collections.Concurrent;

namespace RuleGallery.Collections.CountOnEveryTurn;

public static class Before
{
    public static int Total(ConcurrentDictionary<int, int> amounts)
    {
        var total = 0;
        for (var i = 0; i < amounts.Count; i++)
            total += amounts[i];
        return total;
    }
}
