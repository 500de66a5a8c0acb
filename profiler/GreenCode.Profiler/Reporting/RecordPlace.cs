using System.Globalization;

namespace GreenCode.Profiler.Reporting;

/// <summary>Where in a record a value stands, so that a violation can be named without paying for names that are not needed.</summary>
internal readonly record struct RecordPlace(string Path, int Position = -1)
{
    /// <summary>More joules, seconds or samples than any profile has, and few enough that no sum of them overflows.</summary>
    private const double Most = 1e15;

    public void NotNegative(double value, string field)
    {
        if (!double.IsFinite(value) || value < 0 || value > Most)
            throw Violation(field, $"is {value.ToString(CultureInfo.InvariantCulture)}, and only numbers from 0 to 1e15 are possible there");
    }

    public void Share(double value, string field)
    {
        NotNegative(value, field);
        if (value > 1)
            throw Violation(field, $"is {value.ToString(CultureInfo.InvariantCulture)}, and a share is at most 1");
    }

    public void Interval(double low, double high, string lowField, string highField)
    {
        NotNegative(low, lowField);
        NotNegative(high, highField);
        if (low > high)
            throw Violation(lowField, $"is above {highField}");
    }

    /// <summary>An index from <paramref name="first"/> up to but not including <paramref name="end"/>.</summary>
    public void Index(int value, int first, int end, string field)
    {
        if (value < first || value >= end)
            throw Violation(field, $"is {value.ToString(CultureInfo.InvariantCulture)}, which points nowhere it may");
    }

    public void SameLength(int length, int expected, string field, string other)
    {
        if (length != expected)
            throw Violation(field, $"has {length} numbers where {other} has {expected}");
    }

    public RecordFormatException Violation(string field, string what) =>
        new($"The file is not a sound GreenCode record: {Where(field)} {what}.");

    private string Where(string field) =>
        Position < 0 ? Path + field : $"{Path}[{Position}]{(field.Length == 0 ? "" : ".")}{field}";
}
