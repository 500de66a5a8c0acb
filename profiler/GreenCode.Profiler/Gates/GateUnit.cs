namespace GreenCode.Profiler.Gates;

/// <summary>The piece of work that a gate's figures are about.</summary>
public enum GateUnit
{
    /// <summary>A run of the whole command.</summary>
    Run,

    /// <summary>A request to a service under load.</summary>
    Request,

    /// <summary>An operation, of which the user said how many a run makes.</summary>
    Operation,
}
