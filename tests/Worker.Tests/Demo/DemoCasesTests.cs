using IncidentPlatform.Data.Demo;
using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Worker.Tests.Demo;

/// <summary>The demo is to look alive whenever it is started.</summary>
public sealed class DemoCasesTests
{
    [Theory]
    [InlineData("2026-03-03T03:30:00Z")] // Tuesday morning in Jakarta
    [InlineData("2026-03-06T09:50:00Z")] // Friday, shortly before closing
    [InlineData("2026-03-08T18:00:00Z")] // the night before Monday
    [InlineData("2026-12-31T17:00:00Z")] // midnight at the year's end
    public void At_any_time_records_are_untouched_in_work_and_on_hold(string at)
    {
        var now = InstantPattern.General.Parse(at).Value;
        var open = DemoCases.OfCustomer(now).Where(@case => @case.IsOpen).ToList();

        Assert.InRange(open.Count, 50, 70);
        Assert.True(open.Count(@case => @case.Course.RespondedAt > now) >= 10);
        Assert.True(open.Count(@case => @case.Course.Holds.Any(hold => hold.From <= now && now < hold.To)) >= 8);
        Assert.Single(open, @case => @case is { IsMajor: true, Course.Impact: "Extensive" });
        Assert.Contains(open, @case => @case.Requester == DemoPeople.ConsumerEmail);
        Assert.All(open, @case => Assert.InRange(now - @case.Course.OpenedAt, Duration.FromMinutes(3), Duration.FromDays(6)));
        Assert.InRange(DemoCases.OfOther(now).Count(@case => @case.IsOpen), 3, 8);
    }
}
