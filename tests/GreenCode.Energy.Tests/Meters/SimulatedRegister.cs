using GreenCode.Energy.Meters;

namespace GreenCode.Energy.Tests.Meters;

/// <summary>A 32-bit energy register, and the microjoules that the kernel prints for it (rapl_unit_xlate in intel_rapl_common.c).</summary>
internal sealed class SimulatedRegister(long unitNanojoules, uint register)
{
    private uint _register = register;
    private double _fraction;

    public WrappingCounter Arithmetic { get; } = new(1e-6, WrappingCounter.ModulusOfRange((ulong)(uint.MaxValue * unitNanojoules / 1000)), new(1000));

    public ulong Microjoules => (ulong)(_register * unitNanojoules / 1000);

    /// <summary>What the register counted in the last step, in whole units.</summary>
    public double LastJoules { get; private set; }

    /// <summary>Counts energy and returns how often the register wrapped.</summary>
    public int Advance(double joules)
    {
        var units = joules * 1e9 / unitNanojoules + _fraction;
        var whole = (ulong)units;
        _fraction = units - whole;
        LastJoules = (double)whole * unitNanojoules * 1e-9;
        var wraps = (int)((_register + whole) >> 32);
        _register = (uint)(_register + whole);
        return wraps;
    }
}
