using System.Globalization;

namespace KnownShares;

/// <summary><paramref name="Threads"/> is how many threads only wait; <paramref name="TruthFile"/> is null for standard output; <paramref name="IsMixed"/> adds the methods that are hard to see.</summary>
internal sealed record Options(Layout Layout, TimeSpan Duration, int Threads, string? TruthFile, bool IsMixed = false)
{
    public const string Usage =
        "Usage: KnownShares [--layout one-thread|thread-each] [--seconds N] [--threads IDLE-THREADS] [--work plain|mixed] [--truth FILE]";

    /// <summary>Null where an argument is not understood.</summary>
    public static Options? Parse(string[] args)
    {
        var options = new Options(Layout.OneThread, TimeSpan.FromSeconds(10), 8, null);
        if (args.Length % 2 != 0)
            return null;

        for (var i = 0; options is not null && i < args.Length; i += 2)
            options = options.With(args[i], args[i + 1]);
        return options;
    }

    private Options? With(string name, string value) => (name, value) switch
    {
        ("--layout", "one-thread") => this with { Layout = Layout.OneThread },
        ("--layout", "thread-each") => this with { Layout = Layout.ThreadEach },
        ("--seconds", _) when double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 86_400 =>
            this with { Duration = TimeSpan.FromSeconds(seconds) },
        ("--threads", _) when int.TryParse(value, CultureInfo.InvariantCulture, out var threads) && threads is >= 0 and <= 1_000 =>
            this with { Threads = threads },
        ("--work", "plain") => this with { IsMixed = false },
        ("--work", "mixed") => this with { IsMixed = true },
        ("--truth", _) => this with { TruthFile = value },
        _ => null,
    };
}
