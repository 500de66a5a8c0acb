using System.Globalization;

namespace RuleGallery.Framework.ExceptionAsAnswer;

public static class After
{
    public static int CountNumbers(string[] texts)
    {
        var count = 0;
        foreach (var text in texts)
        {
            if (int.TryParse(text, CultureInfo.InvariantCulture, out _))
                count++;
        }

        return count;
    }
}
