using IncidentPlatform.Analytics.Models;
using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Analytics.Similarity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Analytics.Decisions;

/// <summary>Asks the model in service of the organization for which this scope works, and the records that were solved before.</summary>
internal sealed class Classifier(PlatformDbContext db, ModelCache models, SupportGroupDirectory groups, SimilarRecords similar)
{
    private const int MostSuggestions = 3;
    private const int Neighbours = 5;
    private const int Shown = 3;

    // Of five neighbours: one is chance, and a faint likeness is none.
    private const int FewestVotes = 2;
    private const double LeastLikeness = 0.25;

    /// <summary>Never fails for want of a model: the guess says why there is none.</summary>
    /// <param name="record">The record that the text belongs to; null for a text alone.</param>
    /// <param name="policy">Whose picked thresholds hold; null for the model's own.</param>
    public async Task<RoutingGuess> GuessAsync(RoutingInput input, Guid? serviceId, Guid? record, RoutingPolicy? policy, CancellationToken cancel)
    {
        var solved = await similar.SolvedAsync(input.Subject, input.Description, Neighbours, record, cancel);
        var succession = await GroupSuccessions.ReadAsync(db, cancel);
        var lookup = await models.GetAsync(db, cancel);
        var said = (lookup as ModelLookup.Found)?.Model.Predict(input);
        var note = lookup switch
        {
            ModelLookup.Damaged => RoutingNotes.ModelDamaged,
            ModelLookup.Found => said!.AbstainReason,
            _ => RoutingNotes.NoModel,
        };

        // What the model knows too few of to learn, similar records know.
        var learned = lookup is ModelLookup.Found { Model: var model } ? model.Groups.Select(id => succession.Of(id, serviceId)).ToHashSet() : [];
        var byModel = Successors(said?.Suggestions ?? [], succession, serviceId).ToList();
        var byVotes = ByVotes(solved, succession).Where(value => !learned.Contains(value.GroupId)).ToList();
        var active = await ActiveAsync([.. byModel.Concat(byVotes).Select(value => value.GroupId)], cancel);
        var (found, others) = (byModel.FindAll(value => active.Contains(value.GroupId)), byVotes.FindAll(value => active.Contains(value.GroupId)));
        if (note is null && found.Count == 0) note = RoutingNotes.GroupsInactive;
        var first = note is null && await groups.FindAsync(found[0].GroupId, cancel) is { } to
            ? First(said!, found[0], to, succession, serviceId, ((ModelLookup.Found)lookup).Version, policy)
            : null;

        var suggestions = found.Take(MostSuggestions - Math.Min(others.Count, 1)).Concat(others).Take(MostSuggestions).ToArray();
        return new RoutingGuess(
            lookup switch { ModelLookup.Found(var version, _) => version, ModelLookup.Damaged(var version) => version, _ => null },
            suggestions, first, note, [.. solved.Take(Shown).Select(near => near.Record)]);
    }

    // The threshold was reached by the model's own first guess; behind an inactive one the next is only a suggestion.
    private static RoutingAnswer First(
        RoutingPrediction said, RoutingSuggestionValue best, SupportGroupFacts to, GroupSuccession succession, Guid? serviceId, int version, RoutingPolicy? policy)
    {
        // Picked for this model from what became of its guesses: it knows more than training did.
        var isSure = policy?.Of(to.Id).Picked is { } picked && picked.ModelVersion == version ? best.Confidence >= picked.Confidence : said.ReachesThreshold;
        return new RoutingAnswer(to, best.Confidence, isSure && best.GroupId == succession.Of(said.Suggestions[0].GroupId, serviceId), version);
    }

    private static IEnumerable<RoutingSuggestionValue> Successors(IEnumerable<RoutingSuggestion> said, GroupSuccession succession, Guid? serviceId) => said
        .GroupBy(suggestion => succession.Of(suggestion.GroupId, serviceId))
        .Select(merged => Value(merged.Key, Rounded(Math.Min(1, merged.Sum(suggestion => suggestion.Confidence))), merged.First()));

    private static IEnumerable<RoutingSuggestionValue> ByVotes(IReadOnlyList<SolvedRecord> solved, GroupSuccession succession) => solved
        .Where(near => near.Record.Similarity >= LeastLikeness)
        .GroupBy(near => succession.Of(near.GroupId, near.ServiceId))
        .Where(votes => votes.Count() >= FewestVotes)
        .OrderByDescending(votes => votes.Sum(near => near.Record.Similarity))
        .Select(votes => new RoutingSuggestionValue(votes.Key, Rounded(votes.Sum(near => near.Record.Similarity) / Neighbours), []) { IsBySimilarity = true });

    // Of all at once: somebody waits. Who the members of a group are is asked only of the one that may get the record.
    private async Task<HashSet<Guid>> ActiveAsync(Guid[] groupIds, CancellationToken cancel) => groupIds.Length == 0
        ? []
        : [.. await db.SupportGroups.AsNoTracking().Where(group => groupIds.Contains(group.Id) && group.IsActive).Select(group => group.Id).ToListAsync(cancel)];

    private static RoutingSuggestionValue Value(Guid groupId, double confidence, RoutingSuggestion suggestion) => new(groupId, confidence, Terms(suggestion.Terms))
    {
        Against = Terms(suggestion.Against),
        Score = Rounded(suggestion.Score),
        Bias = Rounded(suggestion.Bias),
        Rest = Rounded(suggestion.Rest),
    };

    private static RoutingTermValue[] Terms(IReadOnlyList<RoutingTerm> terms) =>
        [.. terms.Select(term => new RoutingTermValue(term.Word, Rounded(term.Weight)))];

    private static double Rounded(double value) => Math.Round(value, 4);
}
