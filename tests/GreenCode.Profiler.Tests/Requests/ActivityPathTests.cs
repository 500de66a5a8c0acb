using FsCheck.Xunit;
using GreenCode.Profiler.Requests;

namespace GreenCode.Profiler.Tests.Requests;

public class ActivityPathTests
{
    [Property(MaxTest = 1_000)]
    public void An_activity_lies_within_the_activity_that_began_it(ushort request, byte child)
    {
        var outer = Activities.Id(1, (uint)request + 1);
        var inner = Activities.Id(1, (uint)request + 1, (uint)child + 1);

        Assert.Contains(ActivityPath.PathOf(outer), ActivityPath.Around(inner));
        Assert.DoesNotContain(ActivityPath.PathOf(inner), ActivityPath.Around(outer));
    }

    [Property(MaxTest = 1_000)]
    public void An_activity_does_not_lie_within_its_neighbour(ushort one, ushort other)
    {
        if (one == other)
            return;

        Assert.DoesNotContain(ActivityPath.PathOf(Activities.Id((uint)one + 1)), ActivityPath.Around(Activities.Id((uint)other + 1)));
        Assert.NotEqual(ActivityPath.PathOf(Activities.Id((uint)one + 1)), ActivityPath.PathOf(Activities.Id((uint)other + 1)));
    }

    [Property(MaxTest = 1_000)]
    public void Any_sixteen_bytes_have_a_finite_number_of_activities_around_them(Guid activity) =>
        Assert.True(ActivityPath.Around(activity).Count() <= 24);
}
