using CsCheck;
using IncidentPlatform.Domain.MajorIncidents;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.MajorIncidents;

public sealed class BurstRuleTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 3, 2, 0);
    private static readonly Guid[] People = [.. Enumerable.Range(0, 4).Select(_ => Guid.NewGuid())];
    private static readonly Guid[] Proposals = [Guid.NewGuid(), Guid.NewGuid()];

    // Minutes over two hours by four people, some of them the same second.
    private static readonly Gen<BurstRecord> Records = Gen.Select(Gen.Guid, Gen.Int[0, 3], Gen.Int[0, 120])
        .Select((id, person, minute) => new BurstRecord(id, People[person], Start + Duration.FromMinutes(minute)));

    private static readonly Gen<BurstLimits> Limits = Gen.Select(Gen.Int[2, 6], Gen.Int[1, 4], Gen.Int[5, 60])
        .Select((records, requesters, minutes) => new BurstLimits(records, requesters, Duration.FromMinutes(minutes)));

    [Fact]
    public void It_proposes_exactly_when_some_stretch_of_the_window_with_the_record_in_it_holds_enough_by_enough() =>
        Gen.Select(Records, Records.Array[0, 12], Limits).Sample((record, similar, limits) =>
        {
            // Any stretch of a window may as well begin at a record.
            var all = similar.Append(record).ToList();
            var stretches = all.Select(first => all.Where(other => other.OpenedAt >= first.OpenedAt && other.OpenedAt <= first.OpenedAt + limits.Window).ToList())
                .Where(stretch => stretch.Contains(record) && IsEnough(stretch, limits)).ToList();

            return BurstRule.Decide(record, similar, limits) switch
            {
                BurstAnswer.Proposes(var proposed) => proposed.Contains(record) && proposed.Count == stretches.Max(stretch => stretch.Count)
                    && IsEnough(proposed, limits) && proposed[^1].OpenedAt - proposed[0].OpenedAt <= limits.Window
                    && proposed.SequenceEqual(proposed.OrderBy(other => other.OpenedAt).ThenBy(other => other.Id)),
                BurstAnswer.Quiet => stretches.Count == 0,
                _ => false,
            };
        });

    [Fact]
    public void The_order_in_which_records_are_read_does_not_matter() =>
        Gen.Select(Records, Records.Array[0, 12], Limits).Sample((record, similar, limits) =>
            Words(BurstRule.Decide(record, similar, limits)) == Words(BurstRule.Decide(record, [.. similar.Reverse()], limits)));

    [Fact]
    public void Of_the_records_of_a_burst_in_whatever_order_they_come_one_proposes_and_the_later_ones_join() =>
        Gen.Select(Gen.Int[3, 12], Gen.Int[0, 25], Gen.Int).Sample((count, spread, seed) =>
        {
            var limits = new BurstLimits(3, 2, Duration.FromMinutes(30));
            var records = Enumerable.Range(0, count).Select(index => new BurstRecord(Guid.NewGuid(), People[index % 4], Start + Duration.FromMinutes(index * spread / count))).ToList();
            new Random(seed).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(records));
            var (proposed, joined) = (0, 0);
            for (var index = 0; index < count; index++)
            {
                switch (BurstRule.Decide(records[index], [.. records.Take(index)], limits))
                {
                    case BurstAnswer.Proposes(var all):
                        proposed++;
                        for (var known = 0; known <= index; known++)
                        {
                            if (all.Any(one => one.Id == records[known].Id)) records[known] = records[known] with { ProposalId = Proposals[0] };
                        }
                        break;
                    case BurstAnswer.Joins(var proposal):
                        joined++;
                        records[index] = records[index] with { ProposalId = proposal };
                        break;
                }
            }
            return proposed == 1 && records.TrueForAll(record => record.ProposalId is not null) && joined <= count - 3;
        });

    [Fact]
    public void A_burst_goes_on_as_long_as_no_window_passes_between_two_records()
    {
        var last = new BurstRecord(Guid.NewGuid(), People[0], Start, Proposals[0]);

        Assert.Equal(new BurstAnswer.Joins(Proposals[0]), BurstRule.Decide(At(30), [last], BurstLimits.Default));
        Assert.IsType<BurstAnswer.Quiet>(BurstRule.Decide(At(31), [last], BurstLimits.Default));
    }

    [Fact]
    public void Of_two_bursts_a_record_joins_the_nearer_one()
    {
        var (far, near) = (At(0) with { ProposalId = Proposals[0] }, At(10) with { ProposalId = Proposals[1] });

        Assert.Equal(new BurstAnswer.Joins(Proposals[1]), BurstRule.Decide(At(15), [far, near], BurstLimits.Default));
    }

    [Fact]
    public void Looked_at_again_a_record_changes_nothing()
    {
        var similar = Enumerable.Range(0, 6).Select(index => At(index, index % 4)).ToList();

        Assert.IsType<BurstAnswer.Proposes>(BurstRule.Decide(At(6), similar, BurstLimits.Default));
        Assert.IsType<BurstAnswer.Quiet>(BurstRule.Decide(At(6) with { ProposalId = Proposals[0] }, similar, BurstLimits.Default));
    }

    [Fact]
    public void One_person_who_asks_again_and_again_makes_no_burst() => Assert.IsType<BurstAnswer.Quiet>(
        BurstRule.Decide(At(9), [.. Enumerable.Range(0, 9).Select(minute => At(minute))], BurstLimits.Default));

    private static BurstRecord At(int minute, int person = 0) => new(Guid.NewGuid(), People[person], Start + Duration.FromMinutes(minute));

    private static bool IsEnough(IReadOnlyCollection<BurstRecord> records, BurstLimits limits) =>
        records.Count >= limits.Records && records.Select(record => record.RequesterId).Distinct().Count() >= limits.Requesters;

    private static string Words(BurstAnswer answer) => answer is BurstAnswer.Proposes(var all) ? string.Join(' ', all.Select(record => record.Id)) : answer.ToString();
}
