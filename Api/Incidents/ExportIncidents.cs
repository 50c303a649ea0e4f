using System.Globalization;
using System.Text;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Paging;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>GET /incidents.csv</c>: the list as a table, at most 10,000 rows, streamed.</summary>
internal static class ExportIncidents
{
    private const int PageSize = 200;
    private const int MostRows = 10_000;
    private static readonly string[] Header =
        ["number", "kind", "subject", "state", "priority", "service", "group", "assignee", "requester", "openedAt", "resolvedAt", "dueAt"];

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/incidents.csv", HandleAsync)
        .RequireAuthorization(Permissions.Work)
        .WithTags("Incidents").WithName(nameof(ExportIncidents)).WithSummary("Export records as CSV");

    private static IResult HandleAsync([AsParameters] IncidentListQuery query, IncidentLists lists, CurrentUser user)
    {
        var filter = query.ToFilter(user.PersonId, out var errors);
        if (errors.Count > 0) return Problem.Invalid(errors);

        return TypedResults.Stream(
            async body =>
            {
                await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
                await writer.WriteLineAsync(string.Join(',', Header));
                Keyset? after = null;
                for (var written = 0; written < MostRows;)
                {
                    var page = await lists.PageAsync(filter, PageSize, after, counts: false, CancellationToken.None);
                    foreach (var row in page.Items) await writer.WriteLineAsync(Line(row));
                    written += page.Items.Count;
                    if (!Keyset.TryDecode(page.NextCursor, out var next)) return;
                    after = next;
                }
            },
            "text/csv; charset=utf-8", "incidents.csv");
    }

    private static string Line(IncidentRowResponse row) => string.Join(',', new[]
    {
        row.Number, row.Kind.ToString(), row.Subject, row.State.ToString(), row.Priority.ToString(), row.Service, row.Group,
        row.Assignee ?? "", row.Requester, row.OpenedAt.ToString(), row.ResolvedAt?.ToString() ?? "", row.DueAt?.ToString() ?? "",
    }.Select(Cell));

    /// <summary>A cell; one that a spreadsheet would take for a formula is made text.</summary>
    internal static string Cell(string text)
    {
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text
            : string.Create(CultureInfo.InvariantCulture, $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }
}
