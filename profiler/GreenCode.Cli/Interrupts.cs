using System.Runtime.InteropServices;

namespace GreenCode.Cli;

/// <summary>
/// Ctrl+C (SIGINT) and SIGTERM: the first ends the profile and still reports, the second reports at once without waiting for the target
/// or for events that are still on their way. A third is the system's to handle.
/// </summary>
public sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _hurry = new();
    private readonly PosixSignalRegistration[] _registrations;

    /// <summary>Starts listening.</summary>
    public Interrupts() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt),
    ];

    /// <summary>Cancelled by the first interrupt.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Cancelled by the second interrupt.</summary>
    public CancellationToken Hurry => _hurry.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _stop.Dispose();
        _hurry.Dispose();
    }

    private void Interrupt(PosixSignalContext context)
    {
        if (_hurry.IsCancellationRequested)
            return;
        context.Cancel = true;
        (_stop.IsCancellationRequested ? _hurry : _stop).Cancel();
    }
}
