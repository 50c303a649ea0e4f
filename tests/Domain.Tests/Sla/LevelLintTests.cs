using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Domain.Tests.Sla;

public sealed class LevelLintTests
{
    private const int Hour = 3_600;
    private static readonly EscalationPolicy NoRules = new([]);

    [Fact]
    public void A_whole_policy_that_fits_has_no_findings() =>
        Assert.Empty(LevelLint.Check(Policy(), NoRules, [Promise("Desk", true, Hour), Promise("Network", false, 7 * Hour)]));

    [Theory]
    [InlineData(0, LevelFindingCodes.TargetNotPositive)]
    [InlineData(-1, LevelFindingCodes.TargetNotPositive)]
    [InlineData(LevelLint.LongestTargetSeconds + 1, LevelFindingCodes.TargetTooLong)]
    public void A_target_outside_its_range_is_refused(int seconds, string code) =>
        Assert.Equal([(code, true)], Codes(new SlaPolicy([new(null, Priority.P1, ClockMetric.Response, seconds)], [])));

    [Fact]
    public void A_policy_without_targets_would_leave_records_without_clocks() =>
        Assert.Equal([(LevelFindingCodes.NoTargets, true)], Codes(new SlaPolicy([], [])));

    [Fact]
    public void A_priority_without_a_target_is_named() =>
        Assert.Equal(
            [(Priority.P5, ClockMetric.Response), (Priority.P5, ClockMetric.Resolution)],
            LevelLint.Check(Policy() with { Targets = [.. Policy().Targets.Where(target => target.Priority != Priority.P5)] }, NoRules, [])
                .Select(finding => (finding.Priority!.Value, finding.Metric!.Value)));

    [Fact]
    public void A_higher_priority_with_more_time_looks_like_a_mistake() =>
        Assert.Equal(
            [(LevelFindingCodes.HigherPriorityIsSlower, false)],
            Codes(Policy() with { Targets = [.. Policy().Targets.Select(target => target with { Seconds = target.Priority == Priority.P2 ? target.Seconds * 100 : target.Seconds })] })
                .Distinct());

    [Theory]
    [InlineData("used up to the last second", 7, 0)]
    [InlineData("one hour too long", 8, 1)]
    public void Desk_and_one_more_holder_share_the_time(string reason, int hoursOfNetwork, int expected)
    {
        var findings = LevelLint.Fit(Policy(), [Promise("Desk", true, Hour), Promise("Network", false, hoursOfNetwork * Hour)]).ToList();

        Assert.True(expected == findings.Count, reason);
        Assert.All(findings, finding => Assert.Equal(["Desk", "Network"], finding.Names));
    }

    [Fact]
    public void A_rule_for_a_clock_that_never_starts_can_never_fire() =>
        Assert.Equal(
            [(LevelFindingCodes.RuleNeverFires, false)],
            LevelLint.Check(Policy(), new EscalationPolicy([new(Guid.NewGuid(), new EscalationCondition.ClockShare(ClockMetric.Update, 75), [])]), []).Select(finding => (finding.Code, finding.IsRefused)));

    [Fact]
    public void A_holder_that_answers_after_it_has_resolved_looks_like_a_mistake() =>
        Assert.Equal(
            [LevelFindingCodes.LongerThanResolution],
            LevelLint.Check(new OlaPolicy([new(Priority.P1, ClockMetric.Response, Hour), new(Priority.P1, ClockMetric.Resolution, Hour)])).Select(finding => finding.Code));

    private static IEnumerable<(string Code, bool IsRefused)> Codes(SlaPolicy policy) =>
        LevelLint.Check(policy, NoRules, []).Select(finding => (finding.Code, finding.IsRefused));

    // One hour to respond and eight to resolve at P1, twice that at each lower priority.
    private static SlaPolicy Policy() => new(
        [
            .. Enum.GetValues<Priority>().SelectMany(priority => new SlaTarget[]
            {
                new(null, priority, ClockMetric.Response, Hour << (int)priority),
                new(null, priority, ClockMetric.Resolution, 8 * Hour << (int)priority),
            }),
        ],
        [HoldReason.AwaitingConsumer]);

    private static HolderPromise Promise(string name, bool isDesk, int seconds) =>
        new(name, isDesk, new OlaPolicy([new(Priority.P1, ClockMetric.Resolution, seconds)]));
}
