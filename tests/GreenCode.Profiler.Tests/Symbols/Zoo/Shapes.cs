#pragma warning disable CA1822, IDE0060, CS0067

using System.Diagnostics.CodeAnalysis;

namespace GreenCode.Profiler.Tests.Symbols.Zoo;

/// <summary>Members of every shape that has a documentation id of its own.</summary>
[SuppressMessage("Design", "CA1044", Justification = "Shapes, not design.")]
public class Shapes : IShape, IShape<string>, IPair<int, List<string>>
{
    private int _field;

    /// <summary>#1</summary>
    [Nr(1)]
    static Shapes()
    {
    }

    /// <summary>#2</summary>
    [Nr(2)]
    public Shapes()
    {
    }

    /// <summary>#3</summary>
    [Nr(3)]
    public Shapes(int number, string text)
    {
    }

    /// <summary>#4</summary>
    [Nr(4)]
    ~Shapes()
    {
    }

    /// <summary>#5</summary>
    [Nr(5)]
    public void Nothing()
    {
    }

    /// <summary>#6</summary>
    [Nr(6)]
    public static int Overloaded(int number) => number;

    /// <summary>#7</summary>
    [Nr(7)]
    public static int Overloaded(long number) => 0;

    /// <summary>#8</summary>
    [Nr(8)]
    public static int Overloaded(string? text, params object[] rest) => 0;

    /// <summary>#9</summary>
    [Nr(9)]
    public void Primitives(
        bool a, char b, sbyte c, byte d, short e, ushort f, int g, uint h, long i, ulong j, float k, double l, decimal m, nint n, nuint o)
    {
    }

    /// <summary>#10</summary>
    [Nr(10)]
    public void ByReference(ref int a, in long b, out string c, ref readonly Guid d) => c = "";

    /// <summary>#11</summary>
    [Nr(11)]
    public unsafe void Pointers(int* a, void* b, byte** c, Shapes.Small* d)
    {
    }

    /// <summary>#12</summary>
    [Nr(12)]
    public void Arrays(int[] a, string[][] b, int[,] c, object[,,] d, int[][,] e, List<int[]>[] f)
    {
    }

    /// <summary>#13</summary>
    [Nr(13)]
    public void Generics(List<int> a, Dictionary<string, List<long?>> b, Func<int, Func<string>> c)
    {
    }

    /// <summary>#14</summary>
    [Nr(14)]
    public void Nullables(int? a, string? b, DateTime? c, ReadOnlySpan<char> d)
    {
    }

    /// <summary>#15</summary>
    [Nr(15)]
    public void Tuples((int A, string B) a, (int, (long, byte)) b)
    {
    }

    /// <summary>#16</summary>
    [Nr(16)]
    public void Nested(Shapes.Small a, Outer<int>.Inner<string> b, Outer<string>.Plain c)
    {
    }

    /// <summary>#17</summary>
    [Nr(17)]
    public unsafe void Loose(dynamic a, TypedReference b, delegate*<int, void> c)
    {
    }

    /// <summary>#18</summary>
    [Nr(18)]
    public int Property { get => _field; set => _field = value; }

    /// <summary>#19</summary>
    [Nr(19)]
    public int this[int row, string column] { get => row; set => _field = value; }

    /// <summary>#20</summary>
    [Nr(20)]
    public event EventHandler? Happened;

    /// <summary>#21</summary>
    [Nr(21)]
    public event EventHandler<EventArgs> Custom { add => _field++; remove => _field--; }

    /// <summary>#22</summary>
    [Nr(22)]
    public static Shapes operator +(Shapes left, Shapes right) => left;

    /// <summary>#23</summary>
    [Nr(23)]
    public static explicit operator int(Shapes shapes) => 1;

    /// <summary>#24</summary>
    [Nr(24)]
    public static implicit operator string(Shapes shapes) => "";

    /// <summary>#25</summary>
    [Nr(25)]
    void IShape.Draw(int size)
    {
    }

    /// <summary>#26</summary>
    [Nr(26)]
    string IShape<string>.Draw(string with) => with;

    /// <summary>#32</summary>
    [Nr(32)]
    List<string> IPair<int, List<string>>.Second(in int first) => [];

    /// <summary>#33</summary>
    [Nr(33)]
    int IPair<int, List<string>>.First { get => 1; set => _field = value; }

    /// <summary>#34</summary>
    [Nr(34)]
    public virtual ref readonly int Modified(in int a, in Guid b) => ref _field;

    /// <summary>#35</summary>
    [Nr(35)]
    public int Once { get; init; }

    /// <summary>#36</summary>
    [Nr(36)]
    public void GenericWithoutATrace<T>()
    {
    }

    /// <summary>#37</summary>
    [Nr(37)]
    public static Shapes operator checked -(Shapes left, int right) => left;

    /// <summary>#38</summary>
    [Nr(38)]
    public static Shapes operator -(Shapes left, int right) => left;

    /// <summary>#39</summary>
    [Nr(39)]
    public static implicit operator List<Small[]>(Shapes shapes) => [];

    /// <summary>#60</summary>
    [Nr(60)]
    public static implicit operator List<int[,]>(Shapes shapes) => [];

    /// <summary>#61</summary>
    [Nr(61)]
    public async Task<int> Asynchronous(string name, CancellationToken cancellation)
    {
        await Task.Yield();
        return 1;
    }

    /// <summary>#63</summary>
    [Nr(63)]
    public void LargeTuple((int, int, int, int, int, int, int, string, string) a)
    {
    }

    /// <summary>#27</summary>
    [Nr(27)]
    public T Generic<T>(T value) => value;

    /// <summary>#28</summary>
    [Nr(28)]
    public TOut Generic<TIn, TOut>(TIn input, Func<TIn, TOut[]> map, List<TOut> results) => results[0];

    /// <summary>#29</summary>
    [Nr(29)]
    public static ref int Reference(ref int number) => ref number;

    /// <summary>#30</summary>
    [Nr(30)]
    public static int WithDefaults(int a = 1, CancellationToken cancellation = default) => a;

    /// <summary>A nested structure.</summary>
    public struct Small
    {
        /// <summary>#31</summary>
        [Nr(31)]
        public readonly int Method(Small other) => 1;
    }
}
