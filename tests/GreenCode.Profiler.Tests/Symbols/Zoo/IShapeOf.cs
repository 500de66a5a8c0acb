namespace GreenCode.Profiler.Tests.Symbols.Zoo;

/// <summary>A generic interface.</summary>
public interface IShape<T>
{
    T Draw(T with);
}
