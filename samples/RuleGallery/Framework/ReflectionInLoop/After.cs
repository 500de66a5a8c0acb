using System.ComponentModel;
using System.Reflection;

namespace RuleGallery.Framework.ReflectionInLoop;

[Description("Permit")]
public static class After
{
    public static IEnumerable<string> Titles(IEnumerable<int> numbers)
    {
        var attribute = typeof(After).GetCustomAttribute<DescriptionAttribute>();
        foreach (var number in numbers)
            yield return $"{attribute?.Description} {number}";
    }
}
