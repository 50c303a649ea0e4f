using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Domain.Tests.Incidents;
using NodaTime;
using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;
using static IncidentPlatform.Domain.Tests.Sla.Versions;

namespace IncidentPlatform.Domain.Tests.Escalation;

public sealed class EscalationDryRunTests
{
    private static readonly Instant Start = At("2026-11-23T08:00+07:00");
    private static readonly EscalationRule Half = Rule(new EscalationCondition.ClockShare(ClockMetric.Response, 50));
    private static readonly EscalationRule Assigned = Rule(new EscalationCondition.InState(IncidentState.Assigned, 30));

    [Fact]
    public void What_would_have_fired_is_what_was_reached_between_the_lines()
    {
        // Half of two hours at nine; assigned from 8:30 to 9:10; answered in time at 9:30.
        var record = new Watched(Start);
        record.Add(At("2026-11-23T08:30+07:00"), new TimelineEntry.Assigned(An.Network, null, IsHop: false), An.Agent);
        record.Add(At("2026-11-23T09:10+07:00"), new TimelineEntry.Accepted(An.AgentId), An.Agent);

        var steps = Run(record, Start, Half, Assigned);

        Assert.Equal(
            [(Half.Id, At("2026-11-23T09:00+07:00")), (Assigned.Id, At("2026-11-23T09:00+07:00"))],
            steps.Select(step => (step.Rule.Id, step.DueAt)));
    }

    [Fact]
    public void What_happened_in_the_very_second_came_first()
    {
        var record = new Watched(Start);
        record.Add(At("2026-11-23T09:00+07:00"), new TimelineEntry.Accepted(An.AgentId), An.Agent);

        Assert.Empty(Run(record, Start, Half));
    }

    [Fact]
    public void What_was_due_before_the_period_is_left_out() =>
        Assert.Empty(Run(new Watched(Start), At("2026-11-23T09:00:01+07:00"), Half));

    [Theory]
    [InlineData("2026-11-23T21:59+07:00", false)]
    [InlineData("2026-11-23T22:00+07:00", true)]
    [InlineData("2026-11-23T05:59+07:00", true)]
    [InlineData("2026-11-23T06:00+07:00", false)]
    public void Night_is_from_ten_to_six(string at, bool isNight) =>
        Assert.Equal(isNight, EscalationDryRun.IsAtNight(At(at), DateTimeZoneProviders.Tzdb["Asia/Jakarta"]));

    private static EscalationRule Rule(EscalationCondition when) => new(Guid.NewGuid(), when, [new EscalationEffect.Notify(NotifyTarget.Assignee)]);

    private static IReadOnlyList<EscalationStep> Run(Watched record, Instant from, params EscalationRule[] rules) => EscalationDryRun.Of(
        record.Facts.Id, record.Facts.OrganizationId, record.Lines, new EscalationPolicy(rules), from, At("2026-11-30T08:00+07:00"), Lookup);
}
