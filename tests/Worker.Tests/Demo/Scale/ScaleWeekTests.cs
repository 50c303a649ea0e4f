using IncidentPlatform.Data.Demo.Scale;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.Demo.Scale;

public sealed class ScaleWeekTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 3, 30);

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(999_999)]
    public void The_weeks_make_up_the_whole_without_gaps(int count)
    {
        var weeks = ScaleWeek.Plan(count, Now);

        Assert.Equal(count, weeks.Sum(week => week.Count));
        Assert.All(weeks.Zip(weeks.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.Equal(Now, weeks[^1].To);
    }

    [Fact]
    public void A_later_run_plans_the_same_weeks_but_for_the_last()
    {
        var today = ScaleWeek.Plan(1_000, Now);
        var tomorrow = ScaleWeek.Plan(1_000, Now + Duration.FromDays(1));

        Assert.Equal(today.SkipLast(1).Select(week => week.From), tomorrow.SkipLast(1).Select(week => week.From));
        Assert.All(today, week => Assert.Equal(IsoDayOfWeek.Monday, week.From.InUtc().DayOfWeek));
    }
}
