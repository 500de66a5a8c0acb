namespace GreenCode.Cli.Live;

/// <summary>What the rows of the live screen stand for.</summary>
public enum LiveView
{
    /// <summary>Methods.</summary>
    Methods,

    /// <summary>HTTP endpoints.</summary>
    Endpoints,

    /// <summary>Threads.</summary>
    Threads,
}
