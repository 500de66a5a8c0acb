namespace RuleGallery.Framework.EnumNameAtRunTime;

public static class Before
{
    public static string FirstWorkingDay() => DayOfWeek.Monday.ToString();
}
