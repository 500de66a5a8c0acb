using Microsoft.Extensions.Caching.Memory;

namespace RuleGallery.InputOutput.UnboundedCache;

public static class Before
{
    public static string Title(IMemoryCache cache, int number) => cache.GetOrCreate(number, _ => $"Permit {number}")!;
}
