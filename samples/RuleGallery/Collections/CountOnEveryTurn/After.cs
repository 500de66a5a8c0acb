using System.Collections.Concurrent;

namespace RuleGallery.Collections.CountOnEveryTurn;

public static class After
{
    public static int Total(ConcurrentDictionary<int, int> amounts)
    {
        var total = 0;
        var count = amounts.Count;
        for (var i = 0; i < count; i++)
            total += amounts[i];
        return total;
    }
}
