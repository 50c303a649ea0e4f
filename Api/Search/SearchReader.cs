using IncidentPlatform.Api.Catalog;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Api.Paging;
using IncidentPlatform.Api.Providers;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Search;
using IncidentPlatform.Data;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Search;

/// <summary>Looks for what somebody typed among everything that they may see. Each part is bounded by an index, none by the tenant's size.</summary>
internal sealed class SearchReader(
    PlatformDbContext db, CurrentUser user, IncidentLists lists, IncidentReader records, HandedOverRecords handedOver, TimeProvider time)
{
    private const int MostNamed = 5;

    // Numbers that begin alike are looked through for those that the caller may see: as many, and no more.
    private const int MostCandidates = 200;
    private const string Escape = @"\";

    /// <summary>A page of records, with everything else on the first one.</summary>
    public async Task<SearchResponse> ReadAsync(string typed, int limit, Keyset? after, CancellationToken cancel)
    {
        var (exact, numbers) = after is null ? await NumberedAsync(typed, cancel) : (null, []);
        var page = await lists.PageAsync(new IncidentFilter { Words = typed, Order = IncidentOrder.NewestFirst }, limit, after, counts: false, cancel);
        var snippets = await SnippetsAsync([.. page.Items.Select(row => row.Id)], typed, cancel);
        var named = new HashSet<Guid>(numbers.Select(row => row.Id));
        if (exact is not null) named.Add(exact.Id);
        var found = new PageResponse<FoundRecordResponse>(
            [.. page.Items.Where(row => !named.Contains(row.Id)).Select(row => Found(row, snippets.GetValueOrDefault(row.Id, [])))], page.NextCursor);

        if (after is not null || !(user.IsStaff || user.SeesAll)) return new SearchResponse(exact, numbers, found, [], [], []);
        return new SearchResponse(
            exact, numbers, found, await PeopleAsync(typed, cancel),
            user.May(Permissions.ReadCatalog) ? await ServicesAsync(typed, cancel) : [],
            user.May(Permissions.ReadCatalog) ? await GroupsAsync(typed, cancel) : []);
    }

    private async Task<(FoundRecordResponse? Exact, IReadOnlyList<FoundRecordResponse> Numbers)> NumberedAsync(string typed, CancellationToken cancel)
    {
        if (await NumberOfAsync(typed, cancel) is not { } number) return (null, []);

        var exact = await records.FindAsync(number, cancel);
        var candidates = db.Incidents.AsNoTracking();
        // Whoever asks for help has few records, which their index finds; everybody else's stand close together in the index of numbers.
        if (!user.SeesAll && !user.IsStaff) candidates = candidates.Where(row => row.RequesterId == user.PersonId);
        var next = number[..^1] + (char)(number[^1] + 1);
#pragma warning disable CA1309, CA1310 // Becomes SQL.
        var begun = await candidates
            .Where(row => string.Compare(row.Number, number) > 0 && string.Compare(row.Number, next) < 0)
            .OrderBy(row => row.Number).Take(MostCandidates)
            .Where(IncidentVisibility.Of(user, db))
            .OrderBy(row => row.Number).Take(MostNamed).ToListAsync(cancel);
#pragma warning restore CA1309, CA1310
        var rows = await records.RowsAsync(exact is null ? begun : [exact, .. begun], cancel);
        if (exact is not null) return (Found(rows[0], []), [.. rows.Skip(1).Select(row => Found(row, []))]);
        return (user.IsProvider ? await HandedOverAsync(number, cancel) : null, [.. rows.Select(row => Found(row, []))]);
    }

    // A record of a customer, found by the number that the customer gave it.
    private async Task<FoundRecordResponse?> HandedOverAsync(string number, CancellationToken cancel)
    {
        await db.Database.CloseConnectionAsync();
        if (await handedOver.FindAsync(number, cancel) is not { } access) return null;

        await using var scope = handedOver.Enter(access);
        var reader = scope.ServiceProvider.GetRequiredService<IncidentReader>();
        return await reader.FindAsync(number, cancel) is { } row ? Found((await reader.RowsAsync([row], cancel))[0], []) : null;
    }

    // "DEMO-104" and "104" of the organization DEMO; null when no number begins like this.
    private async Task<string?> NumberOfAsync(string typed, CancellationToken cancel)
    {
        if (typed.Length is 0 or > 30 || !char.IsAsciiDigit(typed[^1])) return null;
        if (typed.All(char.IsAsciiDigit))
            return await db.Organizations.AsNoTracking().Select(organization => organization.Key).SingleAsync(cancel) + "-" + typed;

        var dash = typed.LastIndexOf('-');
        return dash > 0 && typed[(dash + 1)..].All(char.IsAsciiDigit) && typed[..dash].All(char.IsAsciiLetterOrDigit) ? typed.ToUpperInvariant() : null;
    }

    // Marked by PostgreSQL in one language, in the other where the first marks nothing, between two characters of the private use
    // area. The answer carries plain pieces: whatever the text says, nothing in it becomes markup.
    private async Task<IReadOnlyDictionary<Guid, IReadOnlyList<SnippetPart>>> SnippetsAsync(Guid[] ids, string typed, CancellationToken cancel)
    {
        if (ids.Length == 0) return new Dictionary<Guid, IReadOnlyList<SnippetPart>>();

        var marks = $"StartSel={Snippet.Start}, StopSel={Snippet.Stop}, MaxWords=28, MinWords=14, MaxFragments=1";
        var headlines = await db.Database.SqlQuery<Headline>($"""
            select id, ts_headline('english', text, query, {marks}) as english, ts_headline('indonesian', text, query, {marks}) as indonesian
            from (select id, left(description, 20000) as text, search_query({typed}) as query from incident
                where organization_id = {user.OrganizationId} and id = any({ids}) and description <> '') as found
            """).ToListAsync(cancel);
        return headlines.ToDictionary(
            headline => headline.Id,
            headline => Snippet.Parts(headline.English.Contains(Snippet.Start) ? headline.English : headline.Indonesian));
    }

    private Task<List<FoundNameResponse>> PeopleAsync(string typed, CancellationToken cancel)
    {
        var pattern = PatternOf(typed);
        return db.Members.AsNoTracking()
            .Where(member => member.OrganizationId == user.OrganizationId && member.IsActive && EF.Functions.ILike(member.Name, pattern, Escape))
            .OrderBy(member => member.Name).ThenBy(member => member.PersonId).Take(MostNamed)
            .Select(member => new FoundNameResponse(member.PersonId, member.Name, member.Unit)).ToListAsync(cancel);
    }

    private Task<List<FoundNameResponse>> ServicesAsync(string typed, CancellationToken cancel)
    {
        var pattern = PatternOf(typed);
        return db.Services.AsNoTracking().Where(service => service.IsActive && EF.Functions.ILike(service.Name, pattern, Escape))
            .OrderBy(service => service.Name).ThenBy(service => service.Id).Take(MostNamed)
            .Select(service => new FoundNameResponse(service.Id, service.Name, null)).ToListAsync(cancel);
    }

    private async Task<IReadOnlyList<FoundNameResponse>> GroupsAsync(string typed, CancellationToken cancel)
    {
        var pattern = PatternOf(typed);
        var groups = await db.SupportGroups.AsNoTracking().Where(group => group.IsActive && EF.Functions.ILike(group.Name, pattern, Escape))
            .OrderBy(group => group.Name).ThenBy(group => group.Id).Take(MostNamed)
            .Select(group => new { group.Id, group.Name }).ToListAsync(cancel);
        if (groups.Count == 0) return [];

        var providers = await GroupReader.ProvidersAsync(db, WholeSeconds.Now(time), cancel);
        return [.. groups.Select(group => new FoundNameResponse(group.Id, group.Name, providers.GetValueOrDefault(group.Id)))];
    }

    private static FoundRecordResponse Found(IncidentRowResponse row, IReadOnlyList<SnippetPart> snippet) => new(
        row.Id, row.Number, row.Kind, row.Subject, row.State, row.Priority, row.IsMajor, row.Service, row.Group, row.OpenedAt, snippet);

    // In a search "50%" is a text, not a pattern.
    private static string PatternOf(string typed) => "%" + typed.Replace(Escape, Escape + Escape, StringComparison.Ordinal)
        .Replace("%", Escape + "%", StringComparison.Ordinal).Replace("_", Escape + "_", StringComparison.Ordinal) + "%";

    private sealed record Headline(Guid Id, string English, string Indonesian);
}
