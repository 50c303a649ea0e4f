using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Analytics.Learning;

/// <summary>The newest records as the model in service and a newly trained one see them, each blind to all of them.</summary>
internal static class ContestRows
{
    /// <summary>Compares; null when the model in service has nothing blind to say.</summary>
    /// <param name="champion">The model in service.</param>
    /// <param name="heldOut">The records that only measured when the challenger was trained.</param>
    /// <param name="challenger">What its older half said of them, in their order.</param>
    /// <param name="succession">What became of groups that the champion may still know.</param>
    public static RoutingContestResponse? Compare(
        BlindModel champion, IReadOnlyList<RoutingExample> heldOut, IReadOnlyList<RoutingVerdict> challenger, GroupSuccession succession)
    {
        var rows = new List<ContestRow>(heldOut.Count);
        var outOfFold = 0;
        foreach (var (example, verdict) in heldOut.Zip(challenger))
        {
            if (champion.Of(example) is not { } present) continue;

            if (champion.HasSeen(example)) outOfFold++;
            rows.Add(new ContestRow(
                present.GuessedId is { } guessed && succession.Of(guessed, null) == example.GroupId, present.IsApplied,
                verdict.GuessedId == example.GroupId, verdict.IsApplied));
        }

        return ModelContest.Of(rows) is not { } contest ? null : new RoutingContestResponse(
            champion.Version, contest.Records, outOfFold, rows.Average(row => row.ChampionRight ? 1.0 : 0), rows.Average(row => row.ChallengerRight ? 1.0 : 0),
            Of(contest.Accuracy), contest.AppliedPrecision is { } precision ? Of(precision) : null, contest.IsBetter);
    }

    private static DifferenceResponse Of(Difference difference) => new(difference.Value, difference.Low, difference.High);
}
