using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Components.Layout;
using Microsoft.Extensions.Localization;

namespace IncidentPlatform.Web.Components.Incidents;

/// <summary>What a record's page and panel decide, apart from drawing it.</summary>
public sealed class IncidentView
{
    /// <summary>Null when it could not be loaded; then <see cref="Problem"/> says why.</summary>
    public IncidentResponse? Incident { get; init; }
    public PlatformProblem? Problem { get; init; }
    public IReadOnlyList<TimelineLineResponse> Timeline { get; init; } = [];
    public IReadOnlyList<ClockResponse> Clocks { get; init; } = [];
    public RoutingResponse? Routing { get; init; }

    /// <summary>What escalated and what comes next; null for whoever may not know.</summary>
    public EscalationsResponse? Escalations { get; init; }
    public IReadOnlyList<GroupResponse> Groups { get; init; } = [];
    public IReadOnlyList<ServiceResponse> Services { get; init; } = [];
    public IReadOnlyList<CategoryResponse> Categories { get; init; } = [];

    /// <summary>Whether the reader works on incidents, and so sees internal notes and the moves of the desk.</summary>
    public bool IsStaff { get; init; }

    /// <summary>Whether the reader leads incident management, and so declares major incidents.</summary>
    public bool IsLead { get; init; }
    public IReadOnlyList<AttachmentResponse> Attachments { get; init; } = [];
    public IReadOnlyList<LinkView> Links { get; init; } = [];

    /// <summary>The form that was refused, with everything that was typed; null when none was.</summary>
    public MoveForm? Refused { get; private set; }
    public PlatformProblem? MoveProblem { get; private set; }

    public IReadOnlyList<ChangeResponse> Changes => MoveProblem?.Changes ?? [];

    public string Url => Pages.Incident(Incident!.Number);

    /// <summary>Keeps what was typed beside why it was refused.</summary>
    public void Refuse(MoveForm form, PlatformProblem problem) => (Refused, MoveProblem) = (form, problem);

    /// <summary>What was typed into this form; an empty form when it was not the one that was refused.</summary>
    public MoveForm Typed(string move) => Refused?.Move == move ? Refused : new();

    public bool IsRefused(string move) => Refused?.Move == move;

    /// <summary>The message at a field of a refused form; null without one.</summary>
    public string? ErrorAt(string move, string field, IStringLocalizer loc)
    {
        if (!IsRefused(move) || MoveProblem?.Errors?.TryGetValue(field, out var messages) != true) return null;
        return messages!.FirstOrDefault() ?? loc["FieldRequired"];
    }

    /// <summary>Whether the form of a move is offered.</summary>
    public bool Offers(string move)
    {
        var legal = Incident!.LegalMoves;
        return move switch
        {
            MoveNames.Assign => IsStaff && legal.Contains(Move.Assign),
            MoveNames.Accept => IsStaff && legal.Contains(Move.Accept),
            MoveNames.Hold => IsStaff && legal.Contains(Move.Hold),
            MoveNames.Resume => IsStaff && legal.Contains(Move.Resume),
            MoveNames.Escalate => IsStaff && legal.Contains(Move.Escalate),
            MoveNames.Resolve => IsStaff && legal.Contains(Move.Resolve),
            MoveNames.Confirm => legal.Contains(Move.Confirm),
            MoveNames.Reopen => legal.Contains(Move.Reopen),
            MoveNames.Cancel => legal.Contains(Move.Cancel),
            MoveNames.Reclassify or MoveNames.Priority => IsStaff && Lifecycle.CanBeEdited(Incident.State),
            MoveNames.Comment => Lifecycle.CanBeEdited(Incident.State) || (!IsStaff && Incident.State == IncidentState.Closed),
            MoveNames.Attach or MoveNames.Follow => Lifecycle.CanBeEdited(Incident.State),
            MoveNames.Link => IsStaff && Lifecycle.CanBeEdited(Incident.State),
            MoveNames.Major => IsLead && !Incident.IsMajor && Incident.Kind == IncidentKind.Incident && Lifecycle.CanBeEdited(Incident.State) && Incident.State != IncidentState.Resolved,
            MoveNames.Rating => !IsStaff && Incident.State is (IncidentState.Resolved or IncidentState.Closed) && Incident.RatingScore is null,
            _ => false,
        };
    }

    /// <summary>The clock that matters most now: running before paused, earliest due first; the newest when all have ended.</summary>
    public ClockResponse? LeadingClock => Clocks
        .OrderBy(clock => clock.State switch { ClockState.Running => 0, ClockState.Paused => 1, _ => 2 })
        .ThenBy(clock => clock.DueAt ?? NodaTime.Instant.MaxValue)
        .FirstOrDefault();

    public IEnumerable<Choice> GroupChoices() => Groups
        .Where(group => group.IsActive)
        .Select(group => new Choice(group.Id.ToString(), group.Provider is null ? group.Name : $"{group.Name} · {group.Provider}"));

    /// <summary>Members of every group, under the name of their group; those of the present group first.</summary>
    public IEnumerable<Choice> PersonChoices() => Groups
        .OrderByDescending(group => group.Id == Incident!.GroupId)
        .SelectMany(group => group.Members.Select(member => new Choice(member.Id.ToString(), member.Name, group.Name)));

    public IEnumerable<Choice> ResolutionChoices(IStringLocalizer loc) =>
        ResolutionCodes.For(Incident!.Kind).Select(code => new Choice(code.ToString(), loc[$"ResolutionCode{code}"]));

    public static IEnumerable<Choice> PriorityChoices(IStringLocalizer loc) =>
        Enum.GetValues<Priority>().Select(priority => new Choice(priority.ToString(), $"{priority} · {loc[$"Priority{priority}"]}"));

    public IEnumerable<Choice> ServiceChoices() => Services.Where(service => service.IsActive).Select(service => new Choice(service.Id.ToString(), service.Name));

    public IEnumerable<Choice> CategoryChoices() => Categories
        .Where(category => category.IsActive)
        .Select(category => new Choice(category.Id.ToString(), category.Name));
}
