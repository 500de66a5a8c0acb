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
                _ = int.Parse(text);
                count++;
            }
            catch (FormatException)
            {
            }
        }

        return count;
    }
}
