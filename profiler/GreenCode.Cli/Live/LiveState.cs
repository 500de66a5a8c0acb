namespace GreenCode.Cli.Live;

/// <summary>What the reader of the live screen has chosen.</summary>
/// <param name="View">What the rows stand for.</param>
/// <param name="Sort">What they are sorted by.</param>
/// <param name="IsPaused">Whether the figures stand still; measuring goes on.</param>
/// <param name="Marks">How many phases were marked.</param>
public sealed record LiveState(LiveView View = LiveView.Methods, LiveSort Sort = LiveSort.All, bool IsPaused = false, int Marks = 0)
{
    /// <summary>The state after a key; the same where the key means nothing here.</summary>
    public LiveState After(char key) => char.ToLowerInvariant(key) switch
    {
        'v' => this with { View = (LiveView)(((int)View + 1) % 3) },
        's' => this with { Sort = Sort == LiveSort.All ? LiveSort.Now : LiveSort.All },
        'p' => this with { IsPaused = !IsPaused },
        'm' => this with { Marks = Marks + 1 },
        _ => this,
    };
}
