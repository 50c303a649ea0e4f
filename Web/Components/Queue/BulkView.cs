using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Components.Incidents;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace IncidentPlatform.Web.Components.Queue;

/// <summary>What the page decides about chosen rows.</summary>
public sealed class BulkView
{
    private readonly BulkForm _form;

    /// <param name="form">As it was sent.</param>
    /// <param name="rows">The chosen records as they are now.</param>
    public BulkView(BulkForm form, IReadOnlyList<IncidentRowResponse> rows)
    {
        _form = form;
        var sent = Sent(form);
        // The version that the reader saw goes along: what changed since then is told to them, not overwritten.
        Chosen = [.. rows.Where(row => sent.ContainsKey(row.Id)).Select(row => row with { Version = sent[row.Id] ?? row.Version })];
        Move = BulkMoves.All.Contains(form.Action) ? form.Action : null;
    }

    /// <summary>What is chosen, of that which can still be seen.</summary>
    public IReadOnlyList<IncidentRowResponse> Chosen { get; private set; }

    /// <summary>What is to become of it; null when nothing was asked yet.</summary>
    public string? Move { get; }

    public MoveForm How => _form.How;
    public string Key => string.IsNullOrEmpty(_form.Key) ? Guid.NewGuid().ToString("N") : _form.Key;
    public PlatformProblem? Problem { get; private set; }
    public BulkResponse? Result { get; private set; }

    /// <summary>Those whose state does not allow the move.</summary>
    public IReadOnlyList<IncidentRowResponse> Illegal => Move is null ? [] : [.. Chosen.Where(row => !BulkMoves.IsLegal(Move, row.State))];

    /// <summary>The moves that every chosen record's state allows; all while none is chosen.</summary>
    public IEnumerable<string> LegalMoves => BulkMoves.All.Where(move => Chosen.All(row => BulkMoves.IsLegal(move, row.State)));

    /// <summary>Whether the move is to be made now: nothing has to be said first, or it was.</summary>
    public bool IsToBeMade => Move is not null && Chosen.Count > 0 && Illegal.Count == 0 && (_form.IsSent || !BulkMoves.Asks(Move));

    public IEnumerable<BulkResultResponse> Refused => Result?.Items.Where(item => item.Outcome != BulkOutcome.Done) ?? [];

    public bool IsChosen(Guid id) => Result is null ? Chosen.Any(row => row.Id == id) : Refused.Any(item => item.Id == id);

    /// <summary>The ids that a form names, for reading the records.</summary>
    public static IReadOnlyCollection<Guid> IdsOf(BulkForm form) => [.. Sent(form).Keys];

    /// <summary>Value of a row's box.</summary>
    public static string ValueOf(IncidentRowResponse row) => $"{row.Id}:{row.Version}";

    /// <summary>The call of the API, or the field that must be filled first.</summary>
    public (BulkRequest? Request, PlatformProblem? Problem) ToRequest(DateTimeZone zone)
    {
        How.Move = Move;
        How.Follows = true;
        var (move, problem) = MoveRequest.From(How, zone);
        if (move is null) return (null, problem);

        var body = move.Body;
        return (new BulkRequest(
            [.. Chosen.Select(row => new BulkItem(row.Id, row.Version))], BulkMoves.ActionOf(Move!), body as AssignRequest, body as HoldRequest,
            body as EscalateRequest, body as PriorityRequest, body as ResolveRequest, body as ReasonRequest, body as CommentRequest,
            body as FollowRequest), null);
    }

    public void Refuse(PlatformProblem problem) => Problem = problem;

    public void Show(BulkResponse result) => Result = result;

    /// <summary>The message at a field; null without one.</summary>
    public string? ErrorAt(string field, IStringLocalizer loc)
    {
        if (Problem?.Errors is not { } errors || Move is null) return null;
        if (!errors.TryGetValue(field, out var messages) && !errors.TryGetValue($"{BulkMoves.ActionOf(Move).ToString().ToLowerInvariant()}.{field}", out messages)) return null;
        return messages.FirstOrDefault() ?? loc["FieldRequired"];
    }

    /// <summary>The codes that fit every chosen record's kind.</summary>
    public IEnumerable<Choice> ResolutionChoices(IStringLocalizer loc) => Chosen.Select(row => row.Kind).Distinct()
        .Select(kind => ResolutionCodes.For(kind).AsEnumerable()).Aggregate((left, right) => left.Intersect(right))
        .Select(code => new Choice(code.ToString(), loc[$"ResolutionCode{code}"]));

    public static IEnumerable<Choice> PersonChoices(IEnumerable<GroupResponse> groups) =>
        groups.SelectMany(group => group.Members.Select(member => new Choice(member.Id.ToString(), member.Name, group.Name)));

    private static Dictionary<Guid, int?> Sent(BulkForm form)
    {
        var sent = new Dictionary<Guid, int?>();
        foreach (var parts in (form.Chosen ?? []).Take(QueueFilter.PageSize).Select(value => value.Split(':')))
        {
            if (Guid.TryParse(parts[0], out var id)) sent[id] = parts.Length > 1 && int.TryParse(parts[1], out var version) ? version : null;
        }
        return sent;
    }
}
