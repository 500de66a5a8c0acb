namespace GreenCode.Profiler.Tests.Symbols.Zoo;

/// <summary>An interface with a default implementation.</summary>
public interface IShape
{
    void Draw(int size);

    /// <summary>#40</summary>
    [Nr(40)]
    void DrawTwice(int size)
    {
        Draw(size);
        Draw(size);
    }
}
