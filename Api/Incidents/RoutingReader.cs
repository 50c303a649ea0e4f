using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.OnCall;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.OnCall;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Incidents;

/// <summary>What routing decided about a record, in words that its reader knows.</summary>
internal sealed class RoutingReader(PlatformDbContext db, CurrentUser user, ShiftReader shifts, TimeProvider time)
{
    /// <summary>About a record that the caller may see.</summary>
    public async Task<RoutingResponse> ReadAsync(IncidentRow row, CancellationToken cancel)
    {
        var decision = await db.RoutingDecisions.AsNoTracking().SingleOrDefaultAsync(entry => entry.IncidentId == row.Id, cancel);
        if (decision is null) return new RoutingResponse(null, [], null, null);

        // Whoever routes it must not know: what they do then tells how good the prediction is.
        var isKeptBack = decision.Outcome is RoutingOutcome.Shadow or RoutingOutcome.HeldOut && Lifecycle.IsOpen(row.State);
        return new RoutingResponse(
            decision.Outcome, isKeptBack ? [] : await SuggestionsAsync(decision, row, cancel), decision.ModelVersion, decision.Note)
        {
            IsKeptBack = isKeptBack,
            Major = await MajorAsync(decision, cancel),
        };
    }

    private async Task<IReadOnlyList<RoutingSuggestionResponse>> SuggestionsAsync(RoutingDecisionRow decision, IncidentRow row, CancellationToken cancel)
    {
        var ids = decision.Suggestions.Select(suggestion => suggestion.GroupId).ToArray();
        var groups = await db.SupportGroups.AsNoTracking().Where(group => ids.Contains(group.Id))
            .ToDictionaryAsync(group => group.Id, group => group.Name, cancel);
        var names = await NamesAsync(decision, row, cancel);

        // A provider does not see rotas, and a record that is done needs nobody any more.
        var now = user.HandedOver is null && Lifecycle.IsOpen(row.State)
            ? await shifts.AtAsync(ids, WholeSeconds.Now(time), cancel)
            : new Dictionary<Guid, GroupShift>();
        return
        [
            .. decision.Suggestions.Select(suggestion => new RoutingSuggestionResponse(
                suggestion.GroupId, groups.GetValueOrDefault(suggestion.GroupId, ""), suggestion.Confidence, Terms(suggestion.Terms, names))
            {
                Against = Terms(suggestion.Against, names),
                Score = suggestion.Score,
                Bias = suggestion.Bias,
                Rest = suggestion.Rest,
                IsBySimilarity = suggestion.IsBySimilarity,
                IsStaffed = now.GetValueOrDefault(suggestion.GroupId)?.IsStaffed ?? true,
                StaffedAt = now.GetValueOrDefault(suggestion.GroupId)?.NextAt,
            }),
        ];
    }

    /// <summary>What the values of facts are called. The classifier knows services and categories by key, and units in lower case.</summary>
    private async Task<IReadOnlyDictionary<string, string>> NamesAsync(RoutingDecisionRow decision, IncidentRow row, CancellationToken cancel)
    {
        var facts = decision.Suggestions.SelectMany(suggestion => suggestion.Terms.Concat(suggestion.Against))
            .Select(term => term.Term).Where(term => term.Contains('=')).Distinct().ToList();
        if (facts.Count == 0) return new Dictionary<string, string>();

        var names = new Dictionary<string, string>();
        var services = Values("service=");
        foreach (var service in await db.Services.AsNoTracking().Where(service => services.Contains(service.Key)).ToListAsync(cancel))
            names[$"service={service.Key}"] = service.Name;
        var categories = Values("category=");
        foreach (var category in await db.Categories.AsNoTracking().Where(category => categories.Contains(category.Key)).ToListAsync(cancel))
            names[$"category={category.Key}"] = category.Name;
        if (await db.Memberships.AsNoTracking().Where(member => member.PersonId == row.RequesterId).Select(member => member.Unit).SingleOrDefaultAsync(cancel) is { } unit)
            names[$"unit={unit.ToLowerInvariant()}"] = unit;
        return names;

        string[] Values(string kind) => [.. facts.Where(fact => fact.StartsWith(kind, StringComparison.Ordinal)).Select(fact => fact[kind.Length..])];
    }

    private async Task<ProposedMajorResponse?> MajorAsync(RoutingDecisionRow decision, CancellationToken cancel)
    {
        if (decision.MajorId is not { } id || user.HandedOver is not null) return null;
        if (await db.IncidentLinks.AsNoTracking().AnyAsync(link => link.IncidentId == decision.IncidentId && link.OtherId == id, cancel)) return null;

        return await db.Incidents.AsNoTracking().Where(IncidentVisibility.Of(user, db))
            .Where(major => major.Id == id && major.ResolvedAt == null && major.ClosedAt == null)
            .Select(major => new ProposedMajorResponse(major.Id, major.Number, major.Subject)).SingleOrDefaultAsync(cancel);
    }

    private static RoutingTermResponse[] Terms(IEnumerable<RoutingTermValue> terms, IReadOnlyDictionary<string, string> names) =>
        [.. terms.Select(term => new RoutingTermResponse(term.Term, term.Weight) { Name = names.GetValueOrDefault(term.Term) })];
}
