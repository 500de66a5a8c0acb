namespace RuleGallery.Framework.EnumNameAtRunTime;

public static class After
{
    public static string FirstWorkingDay() => nameof(DayOfWeek.Monday);
}
