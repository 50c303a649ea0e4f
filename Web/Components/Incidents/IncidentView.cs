using System.Globalization;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Templates;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Domain.Templates;
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

    /// <summary>Whose time it was; empty where nobody may know.</summary>
    public IReadOnlyList<HolderTimeResponse> Attribution { get; init; } = [];
    public RoutingResponse? Routing { get; init; }

    /// <summary>What escalated and what comes next; null for whoever may not know.</summary>
    public EscalationsResponse? Escalations { get; init; }

    /// <summary>Records like this one; null when nobody could say, or the reader does not work on records.</summary>
    public SimilarIncidentsResponse? Similar { get; init; }
    public IReadOnlyList<GroupResponse> Groups { get; init; } = [];
    public IReadOnlyList<ServiceResponse> Services { get; init; } = [];
    public IReadOnlyList<CategoryResponse> Categories { get; init; } = [];

    /// <summary>Whether the reader works on incidents, and so sees internal notes and the moves of the desk.</summary>
    public bool IsStaff { get; init; }

    /// <summary>Whether the reader leads incident management, and so declares major incidents.</summary>
    public bool IsLead { get; init; }

    /// <summary>Whether the reader may excuse breaches.</summary>
    public bool Excuses { get; init; }

    /// <summary>Whether the reader may take words and files away.</summary>
    public bool Redacts { get; init; }

    /// <summary>When the record was read.</summary>
    public NodaTime.Instant ReadAt { get; init; }
    public IReadOnlyList<TemplateChoiceResponse> Templates { get; init; } = [];
    public IReadOnlyList<AttachmentResponse> Attachments { get; init; } = [];
    public IReadOnlyList<LinkView> Links { get; init; } = [];

    /// <summary>The form that was refused, with everything that was typed; null when none was.</summary>
    public MoveForm? Refused { get; private set; }
    public PlatformProblem? MoveProblem { get; private set; }

    public IReadOnlyList<ChangeResponse> Changes => MoveProblem?.Changes ?? [];

    public string Url => Pages.Incident(Incident!.Number);

    /// <summary>The form into which a ready-made text was put; null when none was.</summary>
    public MoveForm? Filled { get; private set; }

    /// <summary>Keeps a form that was not sent, but comes back with more in it.</summary>
    public void Fill(MoveForm form) => Filled = form;

    /// <summary>Keeps what was typed beside why it was refused.</summary>
    public void Refuse(MoveForm form, PlatformProblem problem) => (Refused, MoveProblem) = (form, problem);

    /// <summary>What was typed into this form; an empty form when it was not the one that was refused.</summary>
    public MoveForm Typed(string move)
    {
        if (Filled?.Move == move) return Filled;
        return Refused?.Move == move ? Refused : new();
    }

    /// <summary>Whether the form of a move is open: it was refused, or a text was put into it.</summary>
    public bool IsShown(string move) => IsRefused(move) || Filled?.Move == move;

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
                        MoveNames.FollowUp => !IsStaff && !Lifecycle.CanBeEdited(Incident.State),
            MoveNames.Comment or MoveNames.Attach or MoveNames.Follow => Lifecycle.CanBeEdited(Incident.State),
            MoveNames.Link => IsStaff && Lifecycle.CanBeEdited(Incident.State),
            MoveNames.Redact => Redacts,
            MoveNames.Major => IsLead && !Incident.IsMajor && Incident.Kind == IncidentKind.Incident && Lifecycle.CanBeEdited(Incident.State) && Incident.State != IncidentState.Resolved,
            MoveNames.Rating => !IsStaff && Incident.State is (IncidentState.Resolved or IncidentState.Closed) && Incident.RatingScore is null,
            _ => false,
        };
    }

    /// <summary>The record that goes on with the matter of this one, which is over.</summary>
    public SubmitIncidentRequest ToFollowUp(string text) => new(Incident!.Subject, text, Channel: Channel.Web, FollowUpOf: Incident.Number);

    /// <summary>Whether what similar records say of service and category is something else than what stands here.</summary>
    public bool Reclassifies(SuggestedClassificationResponse likely) =>
        (likely.ServiceId is { } service && service != Incident!.ServiceId) || (likely.CategoryId is { } category && category != Incident!.CategoryId);

    /// <summary>Whether what similar records say of impact and urgency is something else than what stands here; what a person overrode stays.</summary>
    public bool Reprioritises(Impact impact, Urgency urgency) =>
        !Incident!.IsPriorityOverridden && (impact != Incident.Impact || urgency != Incident.Urgency);

    /// <summary>Whether a suggested group can be given the record: it does not have it yet, or nobody has decided.</summary>
    public bool Accepts(RoutingSuggestionResponse guess) =>
        Offers(MoveNames.Assign) && (guess.GroupId != Incident!.GroupId || Incident.State == IncidentState.New);

    /// <summary>Whether giving it the record says that the classifier was wrong, which is reason enough for the move.</summary>
    public bool Corrects(RoutingSuggestionResponse guess) =>
        Routing?.Outcome == RoutingOutcome.Assigned && guess.GroupId != Incident!.GroupId && Incident.State == IncidentState.Assigned;

    /// <summary>A suggested service and category in words.</summary>
    public static string Named(SuggestedClassificationResponse likely) =>
        string.Join(" · ", new[] { likely.Service, likely.Category }.Where(name => !string.IsNullOrEmpty(name)));

    /// <summary>The clock that matters most now: running before paused, earliest due first; the newest when all have ended.</summary>
    public ClockResponse? LeadingClock => Clocks
        .Where(clock => clock.Level == ClockLevel.Sla)
        .OrderBy(clock => clock.State switch { ClockState.Running => 0, ClockState.Paused => 1, _ => 2 })
        .ThenBy(clock => clock.DueAt ?? NodaTime.Instant.MaxValue)
        .FirstOrDefault();

    /// <summary>Every promise once, of a chain of clocks the last one, and those that were broken.</summary>
    public IEnumerable<ClockResponse> ShownClocks => Clocks
        .Where(clock => clock.BreachedAt is not null || !Clocks.Any(later =>
            (later.Level, later.Holder, later.Metric) == (clock.Level, clock.Holder, clock.Metric) && later.Run > clock.Run));

    /// <summary>Whether the word that was promised to the consumer is overdue.</summary>
    public bool IsUpdateLate => Incident?.NextUpdateBy < ReadAt;

    /// <summary>Whether the form that excuses a clock is offered.</summary>
    public bool CanExcuse(ClockResponse clock) => Excuses && clock is { BreachedAt: not null, ExcusedAt: null };

    /// <summary>Whether a line has words or a file that can be taken away by the reader.</summary>
    public bool CanRedact(TimelineLineResponse line) => Redacts && line.Type switch
    {
        nameof(TimelineEntry.Opened) => Incident is { AffectedItem: not null } or { Form.Count: > 0 } or { Description.Length: > 0 }
            || Incident?.Subject != Redaction.Mark,
        nameof(TimelineEntry.Attached) => !line.IsRedacted,
        _ => !string.IsNullOrEmpty(line.Text),
    };

    /// <summary>The ready-made texts for a purpose, those in the reader's language first.</summary>
    public IReadOnlyList<Choice> TemplateChoices(TemplatePurpose purpose, IStringLocalizer loc) =>
    [
        .. Templates.Where(template => template.Purpose == purpose)
            .OrderByDescending(template => template.Language == CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)
            .Select(template => new Choice(template.Id.ToString(), template.Name, loc[$"Language-{template.Language}"])),
    ];

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
