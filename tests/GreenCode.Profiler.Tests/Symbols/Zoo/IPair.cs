namespace GreenCode.Profiler.Tests.Symbols.Zoo;

/// <summary>An interface with two parameters.</summary>
public interface IPair<TFirst, TSecond>
{
    TFirst First { get; set; }

    TSecond Second(in TFirst first);
}
