using System.Globalization;

namespace RuleGallery.Framework.ExceptionAsAnswer;

public static class Before
{
    public static int CountNumbers(string[] texts)
    {
        var count = 0;
        foreach (var text in texts)
        {
            try
            {
                _ = int.Parse(text, CultureInfo.InvariantCulture);
                count++;
            }
            catch (FormatException)
            {
            }
        }

        return count;
    }
}
