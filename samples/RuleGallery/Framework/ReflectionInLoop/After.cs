using System.ComponentModel;
using System.Reflection;

namespace RuleGallery.Framework.ReflectionInLoop;

[Description("Permit")]
public static class After
{
    public static IEnumerable<string> Titles(string path)
    {
        var attribute = typeof(After).GetCustomAttribute<DescriptionAttribute>();
        foreach (var number in File.ReadLines(path))
            yield return $"{attribute?.Description} {number}";
    }
}
