using System.Globalization;
using IncidentPlatform.Contracts.Views;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Web.Components.Layout;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Web.Components.Queue;

/// <summary>What the queue shows, as its address says it: a link to a queue shows the same queue to somebody else.</summary>
public sealed record QueueFilter
{
    public const string Nobody = "none";
    public const string Myself = "me";
    public const int PageSize = 50;
    private const string DueWithinSeconds = "dueWithinSeconds";
    private static readonly IReadOnlyList<string> Unshown = ["kind", "serviceId", "requesterId", "major"];
    private static readonly IReadOnlyList<string> Several = ["state", "priority", "holdReason"];

    /// <summary>Null: everything open.</summary>
    public IncidentState? State { get; init; }
    public HoldReason? HoldReason { get; init; }
    public Priority? Priority { get; init; }
    public Guid? GroupId { get; init; }

    /// <summary>A person's id, <see cref="Myself"/>, <see cref="Nobody"/>, or null for anybody.</summary>
    public string? Assignee { get; init; }

    /// <summary>Due within this many minutes, or overdue.</summary>
    public int? DueWithinMinutes { get; init; }
    public string? Search { get; init; }
    public QueueSort Sort { get; init; }

    /// <summary>Conditions that the page has no field for, as a query: a saved view may have them.</summary>
    public string? Also { get; init; }

    /// <summary>The saved view from which this began.</summary>
    public Guid? ViewId { get; init; }

    /// <summary>Where the page begins; null for the first.</summary>
    public string? Cursor { get; init; }

    /// <summary>Beginnings of the pages before this one, first page left out.</summary>
    public IReadOnlyList<string> Trail { get; init; } = [];

    /// <summary>Number of the record in the panel.</summary>
    public string? OpenNumber { get; init; }

    public bool IsNarrowed => this with { Cursor = null, Trail = [], OpenNumber = null, Sort = default, ViewId = null } != new QueueFilter();

    /// <summary>Reads an address; what it cannot make sense of is left out.</summary>
    public static QueueFilter From(IQueryCollection query) => new()
    {
        State = EnumOf<IncidentState>(query["state"]),
        HoldReason = EnumOf<HoldReason>(query["holdReason"]),
        Priority = EnumOf<Priority>(query["priority"]),
        GroupId = Guid.TryParse(query["groupId"], out var group) ? group : null,
        Assignee = query["assigneeId"].ToString() is { } who && (who is Nobody or Myself || Guid.TryParse(who, out _)) ? who : null,
        DueWithinMinutes = int.TryParse(query["dueWithin"], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : null,
        Search = TextOf(query["q"]),
        Sort = EnumOf<QueueSort>(query["sort"]) ?? default,
        Cursor = TextOf(query["cursor"]),
        Trail = [.. query["trail"].OfType<string>()],
        OpenNumber = TextOf(query["open"]),
        Also = AlsoOf(query),
        ViewId = Guid.TryParse(query["view"], out var view) ? view : null,
    };

    /// <summary>The queue that a saved view shows. Where it says nothing of states, the queue shows what is open.</summary>
    public static QueueFilter Of(ViewResponse view)
    {
        var query = view.Filter.ToDictionary(pair => pair.Key, pair => new StringValues(pair.Value));
        if (query.Remove("sort", out var sort))
            query["sort"] = (sort.ToString() switch { "opened" => QueueSort.Oldest, "-opened" => QueueSort.Opened, _ => QueueSort.Due }).ToString();
        if (query.Remove(DueWithinSeconds, out var within) && int.TryParse(within, CultureInfo.InvariantCulture, out var seconds))
            query["dueWithin"] = (seconds / 60).ToString(CultureInfo.InvariantCulture);
        return From(new QueryCollection(query)) with { ViewId = view.Id };
    }

    /// <summary>The filter of a saved view that shows this queue.</summary>
    public Dictionary<string, string> ToViewFilter()
    {
        var filter = new Dictionary<string, string>();
        foreach (var (name, value) in Conditions()) filter[name] = value!;
        if (DueWithinMinutes is { } minutes) filter[DueWithinSeconds] = (minutes * 60).ToString(CultureInfo.InvariantCulture);
        return filter;
    }

    /// <summary>The address that shows this.</summary>
    public string ToUrl() => QueryHelpers.AddQueryString(Pages.Queue, [.. Own(), .. Paging(), new("open", OpenNumber)]);

    /// <summary>The same for the rows alone, to which the page adds ids.</summary>
    public string ToRowsUrl() => QueryHelpers.AddQueryString("/partials/queue-rows", Own());

    /// <summary>The same after a move of several records, of which it says what was done.</summary>
    public string ToDoneUrl(string move, int count) => QueryHelpers.AddQueryString(
        (this with { OpenNumber = null }).ToUrl(), [.. Pair("done", move), .. Pair("count", count)]);

    /// <summary>The same after a change of a saved view.</summary>
    /// <param name="action">What was done.</param>
    /// <param name="viewId">The view that it shows now; null for none.</param>
    public string ToViewDoneUrl(string action, Guid? viewId) =>
        QueryHelpers.AddQueryString((this with { ViewId = viewId, OpenNumber = null }).ToUrl(), [.. Pair("viewDone", action)]);

    /// <summary>The query of the API for these records, whatever their state.</summary>
    public static string ToApiQuery(IReadOnlyCollection<Guid> ids) =>
        QueryHelpers.AddQueryString("", [.. Pair("ids", string.Join(',', ids)), .. Pair("sort", "-opened"), .. Pair("limit", PageSize)]).TrimStart('?');

    /// <summary>The next page; this one joins the trail.</summary>
    public QueueFilter Older(string nextCursor) => this with
    {
        Cursor = nextCursor,
        Trail = Cursor is null ? Trail : [.. Trail, Cursor],
        OpenNumber = null,
    };

    /// <summary>The page before; null on the first.</summary>
    public QueueFilter? Newer()
    {
        if (Cursor is null) return null;
        return this with { Cursor = Trail is [.., var last] ? last : null, Trail = [.. Trail.SkipLast(1)], OpenNumber = null };
    }

    /// <summary>The query of the API.</summary>
    /// <param name="now">For <see cref="DueWithinMinutes"/>.</param>
    /// <param name="ids">Only these records, if any are given.</param>
    public string ToApiQuery(Instant now, IReadOnlyCollection<Guid>? ids = null, int limit = PageSize)
    {
        List<KeyValuePair<string, string?>> query =
        [
            .. Conditions().Where(pair => pair.Key is not ("q" or "sort")),
            .. Pair("dueBefore", DueWithinMinutes is { } minutes ? InstantPattern.General.Format(now.Plus(Duration.FromMinutes(minutes))) : null),
            .. Conditions().Where(pair => pair.Key is "q" or "sort"),
            .. Pair("ids", ids is null ? null : string.Join(',', ids)),
            .. Pair("cursor", ids is null ? Cursor : null),
            .. Pair("limit", limit),
            .. Pair("count", Cursor is null && ids is null ? "true" : null),
        ];
        return QueryHelpers.AddQueryString("", query).TrimStart('?');
    }

    // In the words of the API.
    private IEnumerable<KeyValuePair<string, string?>> Conditions()
    {
        var also = AlsoPairs().ToList();
        List<KeyValuePair<string, string?>> own =
        [
            .. Pair("state", State?.ToString() ?? "open"),
            .. Pair("holdReason", HoldReason),
            .. Pair("priority", Priority),
            .. Pair("groupId", GroupId),
            .. Pair("assigneeId", Assignee),
            .. Pair("q", Search),
            .. Pair("sort", Sort switch { QueueSort.Due => "due", QueueSort.Opened => "-opened", QueueSort.Oldest => "opened" }),
        ];
        return [.. own.Where(pair => also.All(other => other.Key != pair.Key)), .. also];
    }

    /// <summary>The conditions without a field, one by one.</summary>
    public IEnumerable<KeyValuePair<string, string?>> AlsoPairs() =>
        Also is null ? [] : QueryHelpers.ParseQuery(Also).Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString()));

    // What the fields cannot show: other dimensions, and several values of one.
    private static string? AlsoOf(IQueryCollection query)
    {
        List<KeyValuePair<string, string?>> pairs =
        [
            .. Unshown.Where(name => TextOf(query[name]) is not null).Select(name => KeyValuePair.Create(name, TextOf(query[name]))),
            .. Several.Where(name => query[name].ToString().Contains(',', StringComparison.Ordinal)).Select(name => KeyValuePair.Create(name, TextOf(query[name]))),
        ];
        return pairs.Count == 0 ? null : QueryHelpers.AddQueryString("", pairs).TrimStart('?');
    }

    private IEnumerable<KeyValuePair<string, string?>> Own() =>
    [
        .. Pair("state", State), .. Pair("holdReason", HoldReason), .. Pair("priority", Priority), .. Pair("groupId", GroupId),
        .. Pair("assigneeId", Assignee), .. Pair("dueWithin", DueWithinMinutes), .. Pair("q", Search), .. Pair("sort", Sort == default ? null : (object)Sort),
        .. AlsoPairs(), .. Pair("view", ViewId),
    ];

    private IEnumerable<KeyValuePair<string, string?>> Paging() => [.. Pair("cursor", Cursor), .. Trail.SelectMany(cursor => Pair("trail", cursor))];

    private static IEnumerable<KeyValuePair<string, string?>> Pair(string name, object? value) =>
        value is null ? [] : [KeyValuePair.Create(name, Convert.ToString(value, CultureInfo.InvariantCulture))];

    private static T? EnumOf<T>(string? text)
        where T : struct, Enum =>
        text?.Contains(',', StringComparison.Ordinal) != true && Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private static string? TextOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
