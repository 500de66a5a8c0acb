using System.ComponentModel;
using System.Reflection;

namespace RuleGallery.Framework.ReflectionInLoop;

[Description("Permit")]
public static class Before
{
    public static IEnumerable<string> Titles(string path)
    {
        foreach (var number in File.ReadLines(path))
            yield return $"{typeof(Before).GetCustomAttribute<DescriptionAttribute>()?.Description} {number}";
    }
}
