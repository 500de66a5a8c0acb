namespace RuleGallery.Framework.ExceptionAsAnswer;

public static class After
{
    public static int CountNumbers(string[] texts)
    {
        var count = 0;
        foreach (var text in texts)
        {
            if (int.TryParse(text, out _))
                count++;
        }

        return count;
    }
}
