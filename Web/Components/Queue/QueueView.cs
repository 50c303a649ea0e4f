using System.Globalization;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Language;
using Microsoft.Extensions.Localization;
using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Web.Components.Queue;

/// <summary>What the queue page decides, apart from drawing it.</summary>
public sealed class QueueView(QueueFilter filter, Instant now)
{
    public QueueFilter Filter => filter;
    public IReadOnlyList<IncidentRowResponse> Rows { get; private set; } = [];
    public IReadOnlyList<GroupResponse> Groups { get; private set; } = [];
    public PlatformProblem? Problem { get; private set; }
    public int? Total { get; private set; }
    public string? OlderUrl { get; private set; }
    public string? NewerUrl => filter.Newer()?.ToUrl();

    public bool IsLoaded { get; private set; }
    public bool IsEmpty => IsLoaded && Rows.Count == 0;

    public void Show(PageResponse<IncidentRowResponse> page)
    {
        IsLoaded = true;
        Rows = page.Items;
        Total = page.Total;
        OlderUrl = page.NextCursor.Length > 0 ? filter.Older(page.NextCursor).ToUrl() : null;
    }

    public void Fail(PlatformProblem problem) => Problem = problem;

    public void Offer(IReadOnlyList<GroupResponse> groups) => Groups = groups;

    public bool IsOpen(IncidentRowResponse row) => string.Equals(row.Number, filter.OpenNumber, StringComparison.OrdinalIgnoreCase);

    public string UrlOf(IncidentRowResponse row) => (filter with { OpenNumber = row.Number }).ToUrl();

    public string ClosePanelUrl => (filter with { OpenNumber = null }).ToUrl();

    public string SortUrl(QueueSort sort) => (filter with { Sort = sort, Cursor = null, Trail = [], OpenNumber = null }).ToUrl();

    public string AgeOf(IncidentRowResponse row, IStringLocalizer loc) =>
        DurationWords.Short((long)(now - row.OpenedAt).TotalSeconds, loc);

    /// <summary>Where a row stands in the present order, as text that sorts like it; for rows that arrive later.</summary>
    public string KeyOf(IncidentRowResponse row)
    {
        var due = row.DueAt is { } at ? InstantPattern.General.Format(at) : "9";
        return filter.Sort switch
        {
            QueueSort.Due => due,
            QueueSort.Oldest => row.OpenedAt.ToUnixTimeSeconds().ToString("D19", CultureInfo.InvariantCulture),
            QueueSort.Opened => (long.MaxValue - row.OpenedAt.ToUnixTimeSeconds()).ToString("D19", CultureInfo.InvariantCulture),
        };
    }

    public IEnumerable<Choice> GroupChoices() => Groups.Select(group => new Choice(group.Id.ToString(), group.Name));
}
