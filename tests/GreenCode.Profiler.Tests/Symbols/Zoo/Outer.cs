#pragma warning disable CA1822, IDE0060

namespace GreenCode.Profiler.Tests.Symbols.Zoo;

/// <summary>A generic type with nested ones.</summary>
public class Outer<TOuter>
{
    /// <summary>#50</summary>
    [Nr(50)]
    public void Take(TOuter one, List<TOuter> many, TOuter[] array)
    {
    }

    /// <summary>#51</summary>
    [Nr(51)]
    public TMethod Mixed<TMethod>(TOuter one, TMethod other) => other;

    /// <summary>A nested generic type.</summary>
    public class Inner<TInner>
    {
        /// <summary>#52</summary>
        [Nr(52)]
        public void Take(TOuter outer, TInner inner, Outer<TInner>.Inner<TOuter> swapped)
        {
        }
    }

    /// <summary>A nested type without parameters of its own.</summary>
    public class Plain
    {
        /// <summary>#53</summary>
        [Nr(53)]
        public static TOuter Give(TOuter value) => value;
    }
}
