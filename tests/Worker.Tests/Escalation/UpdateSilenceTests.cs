using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.Escalation;

/// <summary>A P1 promises a word to its consumer every half hour; silence is escalated, each time anew.</summary>
public sealed class UpdateSilenceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Silence_reminds_whoever_works_on_it_and_then_tells_their_line_and_a_word_begins_it_anew()
    {
        await using var desk = await TestDesk.CreateAsync();
        var id = await desk.OpenAsync(wish => wish with { Priority = Priority.P1 });
        await desk.MoveAsync(id, (incident, _) => IncidentMoves.Accept(incident, desk.Agent));

        Assert.Equal([], await SilencesAsync(desk, id, TestDesk.Opening + Duration.FromMinutes(22)));
        Assert.Equal([(75, 1)], await SilencesAsync(desk, id, TestDesk.Opening + Duration.FromMinutes(23)));
        Assert.Equal([(75, 1), (100, 1)], await SilencesAsync(desk, id, TestDesk.Opening + Duration.FromMinutes(31)));
        Assert.Equal([(75, 1), (100, 1)], await SilencesAsync(desk, id, TestDesk.Opening + Duration.FromHours(2)));

        await desk.MoveAsync(id, (incident, _) => IncidentEdits.Comment(incident, "A switch is being replaced", Visibility.Public, desk.Agent));
        var spoken = TestDesk.Opening + Duration.FromHours(2);
        Assert.Equal([(75, 1), (100, 1)], await SilencesAsync(desk, id, spoken + Duration.FromMinutes(22)));
        Assert.Equal([(75, 1), (100, 1), (75, 2), (100, 2)], await SilencesAsync(desk, id, spoken + Duration.FromMinutes(31)));

        var breaches = await desk.ReadAsync(db => db.Clocks.Where(clock => clock.Metric == ClockMetric.Update)
            .OrderBy(clock => clock.Run).Select(clock => clock.BreachedAt).ToListAsync(Cancel));
        Assert.Equal([TestDesk.Opening + Duration.FromMinutes(30), spoken + Duration.FromMinutes(30)], breaches);
    }

    [Fact]
    public async Task Nobody_is_told_of_silence_once_it_is_resolved()
    {
        await using var desk = await TestDesk.CreateAsync();
        var id = await desk.OpenAsync(wish => wish with { Priority = Priority.P1 });
        desk.Advance(Duration.FromMinutes(10));
        await desk.MoveAsync(id, (incident, _) => IncidentMoves.Resolve(incident, ResolutionCode.Solved, "Done", desk.Agent));

        Assert.Equal([], await SilencesAsync(desk, id, TestDesk.Opening + Duration.FromHours(3)));
    }

    private static async Task<IEnumerable<(int Share, int Run)>> SilencesAsync(TestDesk desk, Guid id, Instant at)
    {
        desk.MoveTo(at);
        while (await desk.FireAsync() > 0)
        {
        }
        return
        [
            .. (await desk.FiringsAsync(id))
                .Where(firing => firing.Metric == ClockMetric.Update && !EscalationMarkers.IsMarker(firing.RuleId))
                .Select(firing => (firing.Share, firing.Run)),
        ];
    }
}
