using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Reporting.Findings;

namespace GreenCode.Profiler.Tests.Reporting.Findings;

public class FindingJoinTests
{
    [Fact]
    public void A_finding_gets_the_total_energy_of_the_method_with_its_documentation_id()
    {
        var record = Record("M!A.T.Run(System.String)", 30, "M!A.T.Run(System.Int32)", 50, "M!A.T.Other()", 20);

        var joined = Join(record, "M:A.T.Run(System.String)");

        Assert.Equal(("A.T.Run", 30, 0.3), (joined.Method, joined.Joules, joined.Share));
        Assert.Equal((30 * 0.94, 30 * 1.06), (joined.Low, joined.High));
    }

    [Fact]
    public void Where_no_documentation_id_is_the_same_all_overloads_of_the_name_count()
    {
        var record = Record("M!A.T.Run", 30, "M!A.T.Run(System.Int32)", 50, "M!A.T.Runner", 20);

        Assert.Equal(80, Join(record, "M:A.T.Run(System.Byte)").Joules);
    }

    [Fact]
    public void An_overload_that_calls_another_is_not_counted_twice()
    {
        SampleStack[] stacks =
        [
            new("main", ["M!A.T.Run", "M!A.T.Run(System.Int32)", "M!A.T.Leaf"], 10, 1),
            new("main", ["M!A.T.Run"], 1, 1),
            new("main", ["M!A.T.Run(System.Int32)"], 5, 1),
            new("main", ["M!B.Other"], 84, 1),
        ];

        var joined = Join(SampleRecordBuilder.Build(stacks), "M:A.T.Run(System.Byte)");

        Assert.Equal(16, joined.Joules, 1e-9);
        Assert.Equal(16 * 0.94, joined.Low, 1e-9);
        Assert.Equal(16 * 1.06, joined.High, 1e-9);
    }

    [Theory]
    [InlineData("M:A.T.Run", "A.T+<Run>d__4.MoveNext")]
    [InlineData("M:A.T.Run(System.String)", "A.T.<Run>d__4.MoveNext")]
    [InlineData("M:A.T.Run", "A.T+<>c.<Run>b__0_1")]
    [InlineData("M:A.T.Run", "A.T+<>c__DisplayClass5_0.<Run>b__0")]
    [InlineData("M:A.T.Run", "A.T+<>c__DisplayClass5_0+<<Run>b__0>d.MoveNext")]
    [InlineData("M:A.T.Run", "A.T.<Run>g__Local|3_0")]
    [InlineData("M:A.T`1.Run``2(`0,``1)", "A.T`1[System.__Canon]+<Run>d__4`2[System.Int32,System.__Canon].MoveNext")]
    [InlineData("M:A.T`1.Run``2(`0,``1)", "A.T<U>.Run<V, W>")]
    [InlineData("M:A.T`1.Run", "A.T`1[System.Collections.Generic.List`1[System.Int32]].Run")]
    [InlineData("M:A.Outer.Inner.Run", "A.Outer+Inner.Run")]
    [InlineData("M:A.T.#ctor(System.Int32)", "A.T..ctor")]
    [InlineData("M:A.T.#cctor", "A.T..cctor")]
    [InlineData("M:A.T.System#IDisposable#Dispose", "A.T.System.IDisposable.Dispose")]
    [InlineData("M:A.T.op_Implicit(A.T)~System.String", "A.T.op_Implicit")]
    [InlineData("M:Program.<Main>$(System.String[])", "Program.<Main>$")]
    [InlineData("M:Program.<Main>$(System.String[])", "Program+<>c.<<Main>$>b__0_0")]
    [InlineData("M:Program.<Main>$(System.String[])", "Program+<<Main>$>d__0.MoveNext")]
    [InlineData("P:A.T.Name", "A.T.get_Name")]
    [InlineData("P:A.T.Item(System.Int32)", "A.T.get_Item")]
    [InlineData("E:A.T.Changed", "A.T.add_Changed")]
    [InlineData("F:A.T._cache", "A.T..cctor")]
    [InlineData("F:A.T._cache", "A.T..ctor")]
    [InlineData("T:A.T", "A.T.Anything")]
    [InlineData("T:A.T", "A.T+<Run>d__4.MoveNext")]
    public void Names_of_the_compiler_and_of_the_runtime_meet(string member, string method) =>
        Assert.Equal(40, Join(Record("M!" + method, 40, "M!A.Tx.Run", 60), member).Joules);

    [Theory]
    [InlineData("M:A.T.Run", "A.T.Running")]
    [InlineData("M:A.T.Run", "A.U.Run")]
    [InlineData("M:A.T.Run", "A.T+<Other>d__4.MoveNext")]
    [InlineData("M:A.T.Run", "A.T+Run.Execute")]
    [InlineData("T:A.T", "A.Tx.Run")]
    [InlineData("N:A", "A.T.Run")]
    [InlineData("!:A.T.Run", "A.T.Run")]
    [InlineData("", "A.T.Run")]
    [InlineData("M:", "A.T.Run")]
    [InlineData("F:", "A.T.Run")]
    public void Names_that_differ_do_not_meet(string member, string method)
    {
        var joined = Join(Record("M!" + method, 40, "M!B.Rest", 60), member);

        Assert.Equal((null, 0, 0), (joined.Method, joined.Joules, joined.Share));
    }

    [Fact]
    public void The_async_part_of_a_method_counts_with_it()
    {
        SampleStack[] stacks =
        [
            new("pool", ["M!A.T.Run()"], 1, 1),
            new("pool", ["M!A.T+<Run>d__4.MoveNext"], 9, 1),
            new("pool", ["M!A.T.Run(System.Int32)"], 90, 1),
        ];

        Assert.Equal(10, Join(SampleRecordBuilder.Build(stacks), "M:A.T.Run()").Joules, 1e-9);
    }

    [Fact]
    public void Findings_are_ranked_by_energy_and_the_unseen_come_last()
    {
        var record = Record("M!A.T.Small()", 10, "M!A.T.Large()", 90, "M!A.T.None()", 0);

        var ranked = FindingJoin.Join(record,
        [
            new("GRN1", "", "z.cs", 9, "M:A.T.Unseen"),
            new("GRN2", "", "b.cs", 2, "M:A.T.Small()"),
            new("GRN3", "", "b.cs", 1, "M:A.T.Small()"),
            new("GRN4", "", "a.cs", 1, "M:A.T.Large()"),
            new("GRN5", "", "a.cs", 1, null),
            new("GRN6", "", "y.cs", 1, "M:A.T.None()"),
        ]).Findings;

        Assert.Equal(["GRN4", "GRN3", "GRN2", "GRN6", "GRN5", "GRN1"], ranked.Select(finding => finding.RuleId));
        Assert.Equal([90, 10, 10, 0, 0, 0], ranked.Select(finding => finding.Joules));
    }

    [Fact]
    public void A_record_without_energy_is_joined_without_energy()
    {
        var joined = Join(Record("M!A.T.Run()", 0, "M!B.T.Run()", 0), "M:A.T.Run()");

        Assert.Equal(("A.T.Run", 0, 0), (joined.Method, joined.Joules, joined.Share));
    }

    [Fact]
    public void Names_made_to_be_slow_are_joined_all_the_same()
    {
        var deep = new string('<', 200_000) + new string('>', 200_000);
        var dotted = string.Concat(Enumerable.Repeat(".<a", 50_000));
        var record = Record("M!A." + deep, 40, "M!A" + dotted, 60);

        Assert.Equal(0, Join(record, "M:A.B" + deep).Joules);
    }

    private static EnergyRecord Record(params object[] methodsAndJoules) => SampleRecordBuilder.Build(
        [.. methodsAndJoules.Chunk(2).Select(pair => new SampleStack("main", [(string)pair[0]], (int)pair[1], 1))]);

    private static FindingEnergy Join(EnergyRecord record, string member) =>
        Assert.Single(FindingJoin.Join(record, [new("GRN0101", "message", "a.cs", 1, member)]).Findings);
}
