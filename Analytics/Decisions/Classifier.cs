using IncidentPlatform.Analytics.Models;
using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Analytics.Decisions;

/// <summary>Asks the model in service of the organization for which this scope works.</summary>
internal sealed class Classifier(PlatformDbContext db, ModelCache models, SupportGroupDirectory groups)
{
    /// <summary>Never fails for want of a model: the guess says why there is none.</summary>
    public async Task<RoutingGuess> GuessAsync(string subject, string? description, string? unit, CancellationToken cancel)
    {
        var lookup = await models.GetAsync(db, cancel);
        if (lookup is ModelLookup.Damaged damaged) return RoutingGuess.None(RoutingNotes.ModelDamaged, damaged.Version);
        if (lookup is not ModelLookup.Found(var version, var model)) return RoutingGuess.None(RoutingNotes.NoModel);

        var said = model.Predict(subject, description, unit);
        if (said.AbstainReason is { } reason) return RoutingGuess.None(reason, version);

        var active = new List<(RoutingSuggestion Suggestion, SupportGroupFacts Group)>();
        foreach (var suggestion in said.Suggestions)
        {
            if (await groups.FindAsync(suggestion.GroupId, cancel) is { IsActive: true } group) active.Add((suggestion, group));
        }
        if (active.Count == 0) return RoutingGuess.None(RoutingNotes.GroupsInactive, version);

        var (best, to) = active[0];
        // The threshold was reached by the model's own first guess; behind an inactive one the next is only a suggestion.
        var reaches = said.ReachesThreshold && best.GroupId == said.Suggestions[0].GroupId;
        return new RoutingGuess(
            version, [.. active.Select(pair => Value(pair.Suggestion))], new RoutingAnswer(to, Rounded(best.Confidence), reaches, version), null);
    }

    private static RoutingSuggestionValue Value(RoutingSuggestion suggestion) => new(
        suggestion.GroupId, Rounded(suggestion.Confidence),
        [.. suggestion.Terms.Select(term => new RoutingTermValue(term.Word, Rounded(term.Weight)))]);

    private static double Rounded(double value) => Math.Round(value, 4);
}
