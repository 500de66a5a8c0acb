using Microsoft.Extensions.Caching.Memory;

namespace RuleGallery.InputOutput.UnboundedCache;

public static class After
{
    public static string Title(IMemoryCache cache, int number) => cache.GetOrCreate(number, entry =>
    {
        entry.SlidingExpiration = TimeSpan.FromMinutes(10);
        return $"Permit {number}";
    })!;
}
