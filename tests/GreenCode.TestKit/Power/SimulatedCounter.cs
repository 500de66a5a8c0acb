using System.Buffers.Text;
using GreenCode.Energy;
using Microsoft.Win32.SafeHandles;

namespace GreenCode.TestKit.Power;

/// <summary>One energy_uj file that advances by what it is charged and wraps like the kernel's.</summary>
internal sealed class SimulatedCounter(string file, ulong range, ulong initialMicrojoules) : IDisposable
{
    private readonly SafeFileHandle _handle = File.OpenHandle(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
    private readonly byte[] _text = "0000000000000000\n"u8.ToArray();
    private double _joules;

    /// <summary>Adds energy. Readers see it after <see cref="Publish"/>.</summary>
    public void Charge(Joules energy) => _joules += energy.Value;

    /// <summary>
    /// Writes the counter. The file keeps its length and the digits that change often lie in its last eight bytes, so that a reader who
    /// comes in the middle of the write sees either the old value or the new one.
    /// </summary>
    public void Publish()
    {
        // The range is 2^32 - 1 units; the counter starts again after 2^32.
        var modulus = range + (double)range / uint.MaxValue;
        Utf8Formatter.TryFormat((ulong)((initialMicrojoules + _joules * 1e6) % modulus), _text, out _, new('D', 16));
        RandomAccess.Write(_handle, _text, 0);
    }

    public void Dispose() => _handle.Dispose();
}
