namespace PermitDesk.Shared.Hosting;

/// <summary>The register is ready once the deadlines have been checked: before that it would call late permits in time.</summary>
public sealed class Readiness
{
    private volatile bool _ready;

    public bool IsReady => _ready;

    public void MarkReady() => _ready = true;
}
