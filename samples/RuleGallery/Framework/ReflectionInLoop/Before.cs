using System.ComponentModel;
using System.Reflection;

namespace RuleGallery.Framework.ReflectionInLoop;

[Description("Permit")]
public static class Before
{
    public static IEnumerable<string> Titles(IEnumerable<int> numbers)
    {
        foreach (var number in numbers)
            yield return $"{typeof(Before).GetCustomAttribute<DescriptionAttribute>()?.Description} {number}";
    }
}
