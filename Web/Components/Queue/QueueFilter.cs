using System.Globalization;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Web.Components.Layout;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Web.Components.Queue;

/// <summary>What the queue shows, as its address says it: a link to a queue shows the same queue to somebody else.</summary>
public sealed record QueueFilter
{
    public const string Nobody = "none";
    public const string Myself = "me";
    public const int PageSize = 50;

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

    /// <summary>Where the page begins; null for the first.</summary>
    public string? Cursor { get; init; }

    /// <summary>Beginnings of the pages before this one, first page left out.</summary>
    public IReadOnlyList<string> Trail { get; init; } = [];

    /// <summary>Number of the record in the panel.</summary>
    public string? OpenNumber { get; init; }

    public bool IsNarrowed => this with { Cursor = null, Trail = [], OpenNumber = null, Sort = default } != new QueueFilter();

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
    };

    /// <summary>The address that shows this.</summary>
    public string ToUrl() => QueryHelpers.AddQueryString(Pages.Queue, [.. Own(), .. Paging(), new("open", OpenNumber)]);

    /// <summary>The same for the rows alone, to which the page adds ids.</summary>
    public string ToRowsUrl() => QueryHelpers.AddQueryString("/partials/queue-rows", Own());

    /// <summary>The same after a move of several records, of which it says what was done.</summary>
    public string ToDoneUrl(string move, int count) => QueryHelpers.AddQueryString(
        (this with { OpenNumber = null }).ToUrl(), [.. Pair("done", move), .. Pair("count", count)]);

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
            .. Pair("state", State?.ToString() ?? "open"),
            .. Pair("holdReason", HoldReason),
            .. Pair("priority", Priority),
            .. Pair("groupId", GroupId),
            .. Pair("assigneeId", Assignee),
            .. Pair("dueBefore", DueWithinMinutes is { } minutes ? InstantPattern.General.Format(now.Plus(Duration.FromMinutes(minutes))) : null),
            .. Pair("q", Search),
            .. Pair("sort", Sort switch { QueueSort.Due => "due", QueueSort.Opened => "-opened" }),
            .. Pair("ids", ids is null ? null : string.Join(',', ids)),
            .. Pair("cursor", ids is null ? Cursor : null),
            .. Pair("limit", limit),
            .. Pair("count", Cursor is null && ids is null ? "true" : null),
        ];
        return QueryHelpers.AddQueryString("", query).TrimStart('?');
    }

    private IEnumerable<KeyValuePair<string, string?>> Own() =>
    [
        .. Pair("state", State), .. Pair("holdReason", HoldReason), .. Pair("priority", Priority), .. Pair("groupId", GroupId),
        .. Pair("assigneeId", Assignee), .. Pair("dueWithin", DueWithinMinutes), .. Pair("q", Search), .. Pair("sort", Sort == default ? null : (object)Sort),
    ];

    private IEnumerable<KeyValuePair<string, string?>> Paging() => [.. Pair("cursor", Cursor), .. Trail.SelectMany(cursor => Pair("trail", cursor))];

    private static IEnumerable<KeyValuePair<string, string?>> Pair(string name, object? value) =>
        value is null ? [] : [KeyValuePair.Create(name, Convert.ToString(value, CultureInfo.InvariantCulture))];

    private static T? EnumOf<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private static string? TextOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
