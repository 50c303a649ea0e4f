using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Api.Incidents;

/// <summary>The parameters of <c>GET /incidents</c>. Several values of one filter are parted by commas.</summary>
internal sealed class IncidentListQuery
{
    private static readonly char[] Comma = [','];

    [FromQuery(Name = "kind")]
    public string? Kind { get; init; }

    [FromQuery(Name = "state")]
    public string? State { get; init; }

    [FromQuery(Name = "priority")]
    public string? Priority { get; init; }

    [FromQuery(Name = "groupId")]
    public Guid? GroupId { get; init; }

    /// <summary>A person, <c>me</c> or <c>none</c>.</summary>
    [FromQuery(Name = "assigneeId")]
    public string? AssigneeId { get; init; }

    [FromQuery(Name = "serviceId")]
    public Guid? ServiceId { get; init; }

    /// <summary>A person, or <c>me</c>.</summary>
    [FromQuery(Name = "requesterId")]
    public string? RequesterId { get; init; }

    [FromQuery(Name = "major")]
    public bool? IsMajor { get; init; }

    /// <summary>An instant such as <c>2026-11-24T18:00:00Z</c>.</summary>
    [FromQuery(Name = "dueBefore")]
    public string? DueBefore { get; init; }

    [FromQuery(Name = "holdReason")]
    public string? HoldReason { get; init; }

    [FromQuery(Name = "q")]
    public string? Words { get; init; }

    [FromQuery(Name = "ids")]
    public string? Ids { get; init; }

    [FromQuery(Name = "sort")]
    public string? Sort { get; init; }

    [FromQuery(Name = "limit")]
    public int? Limit { get; init; }

    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    [FromQuery(Name = "count")]
    public bool? Count { get; init; }

    /// <summary>The filter that the parameters ask for.</summary>
    /// <param name="me">Whom <c>me</c> means.</param>
    /// <param name="errors">Messages by parameter; empty when all make sense.</param>
    public IncidentFilter ToFilter(Guid me, out Dictionary<string, string[]> errors)
    {
        var found = new Dictionary<string, string[]>();
        var filter = new IncidentFilter
        {
            Kinds = Names<IncidentKind>("kind", Kind, found),
            States = States(found),
            Priorities = Names<Priority>("priority", Priority, found),
            HoldReasons = Names<HoldReason>("holdReason", HoldReason, found),
            GroupId = GroupId,
            ServiceId = ServiceId,
            IsMajor = IsMajor,
            DueBefore = DueBeforeOf(found),
            AssigneeId = Person("assigneeId", AssigneeId == "none" ? null : AssigneeId, me, found),
            IsUnassigned = AssigneeId == "none",
            RequesterId = Person("requesterId", RequesterId, me, found),
            Words = string.IsNullOrWhiteSpace(Words) ? null : Words.Trim()[..Math.Min(Words.Trim().Length, 200)],
            Ids = IdsOf(found),
            Order = Sort switch
            {
                null or "" or "-opened" => IncidentOrder.NewestFirst,
                "opened" => IncidentOrder.OldestFirst,
                "due" => IncidentOrder.DueFirst,
                _ => Note<IncidentOrder>(found, "sort", "Sort by due, opened or -opened."),
            },
        };
        if (Limit is < 1 or > 200) found["limit"] = ["Between 1 and 200."];
        if (!string.IsNullOrEmpty(Cursor) && !Paging.Keyset.TryDecode(Cursor, out _)) found["cursor"] = ["This cursor is not from an earlier page."];
        errors = found;
        return filter;
    }

    private List<IncidentState>? States(Dictionary<string, string[]> errors) => State switch
    {
        "open" => [IncidentState.New, IncidentState.Assigned, IncidentState.InProgress, IncidentState.OnHold],
        _ => Names<IncidentState>("state", State, errors),
    };

    private Instant? DueBeforeOf(Dictionary<string, string[]> errors)
    {
        if (string.IsNullOrEmpty(DueBefore)) return null;
        return InstantPattern.ExtendedIso.Parse(DueBefore) is { Success: true } due
            ? due.Value
            : Note<Instant?>(errors, "dueBefore", "An instant such as 2026-11-24T18:00:00Z.");
    }

    private Guid[]? IdsOf(Dictionary<string, string[]> errors)
    {
        if (string.IsNullOrEmpty(Ids)) return null;

        var parts = Ids.Split(Comma, 51, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var ids = parts.Select(part => Guid.TryParse(part, out var id) ? id : Guid.Empty).ToArray();
        return ids.Length > 50 || ids.Contains(Guid.Empty) ? Note<Guid[]>(errors, "ids", "At most 50 ids, parted by commas.") : ids;
    }

    private static Guid? Person(string field, string? text, Guid me, Dictionary<string, string[]> errors) => text switch
    {
        null or "" => null,
        "me" => me,
        _ => Guid.TryParse(text, out var id) ? id : Note<Guid?>(errors, field, "A person's id, or me."),
    };

    private static List<T>? Names<T>(string field, string? text, Dictionary<string, string[]> errors)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(text)) return null;

        var values = new List<T>();
        foreach (var part in text.Split(Comma, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Enum.TryParse<T>(part, ignoreCase: true, out var value) || !Enum.IsDefined(value) || char.IsDigit(part[0]))
                return Note<List<T>>(errors, field, $"One or more of: {string.Join(", ", Enum.GetNames<T>())}.");
            values.Add(value);
        }
        return values;
    }

    private static T? Note<T>(Dictionary<string, string[]> errors, string field, string message)
    {
        errors[field] = [message];
        return default;
    }
}
