using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Language;
using NodaTime;

namespace IncidentPlatform.Web.Components.Incidents;

/// <summary>A form turned into a call of the API.</summary>
/// <param name="Path">Last part of the path.</param>
/// <param name="Body">Null where the move has none.</param>
/// <param name="Version">Null where the move asks for none: words are never stale.</param>
internal sealed record MoveRequest(string Path, object? Body, int? Version)
{
    /// <summary>The call, or the field that must be filled first.</summary>
    /// <param name="zone">In which the reader typed times.</param>
    public static (MoveRequest? Request, PlatformProblem? Problem) From(MoveForm form, DateTimeZone zone) => form.Move switch
    {
        MoveNames.Accept or MoveNames.Resume or MoveNames.Confirm => Ready(form, null),
        MoveNames.Assign => Ready(form, new AssignRequest(
            IdOf(form.GroupId), IdOf(form.AssigneeId), TextOf(form.Reason), EnumOf<ReassignmentCause>(form.Cause))),
        MoveNames.Hold => EnumOf<HoldReason>(form.HoldReason) is { } reason
            ? Ready(form, new HoldRequest(reason, Times.FromField(form.Until, zone), TextOf(form.Text)))
            : Missing("reason"),
        MoveNames.Escalate => IdOf(form.GroupId) is { } group
            ? Ready(form, new EscalateRequest(group, form.Reason ?? "", EnumOf<ReassignmentCause>(form.Cause)))
            : Missing("groupId"),
        MoveNames.Reclassify => Ready(form, new ReclassifyRequest(
            EnumOf<IncidentKind>(form.Kind), IdOf(form.ServiceId), IdOf(form.CategoryId), TextOf(form.Reason))),
        MoveNames.Priority => (EnumOf<Impact>(form.Impact), EnumOf<Urgency>(form.Urgency)) is ({ } impact, { } urgency)
            ? Ready(form, new PriorityRequest(impact, urgency, EnumOf<Priority>(form.Override), TextOf(form.Reason)))
            : Missing("impact"),
        MoveNames.Resolve => EnumOf<ResolutionCode>(form.Code) is { } code
            ? Ready(form, new ResolveRequest(code, form.Text ?? ""))
            : Missing("code"),
        MoveNames.Reopen or MoveNames.Cancel or MoveNames.Major => TextOf(form.Reason) is { } why ? Ready(form, new ReasonRequest(why)) : Missing("reason"),
        MoveNames.Excuse => TextOf(form.Reason) is { } excuse
            ? (new($"clocks/{IdOf(form.ClockId) ?? Guid.Empty}/{MoveNames.Excuse}", new ReasonRequest(excuse), null), null)
            : Missing("reason"),
        MoveNames.Redact => TextOf(form.Reason) is { } cause ? (ToRedact(form, cause), null) : Missing("reason"),
        MoveNames.Comment => TextOf(form.Text) is { } words
            ? (new(MoveNames.Comment, new CommentRequest(words, form.IsInternal ? Visibility.Internal : Visibility.Public), null), null)
            : Missing("text"),
        MoveNames.Rating => form.Score is { } score
            ? (new(MoveNames.Rating, new RatingRequest(score, TextOf(form.Text)), null), null)
            : Missing("score"),
        MoveNames.Acknowledge => (new(MoveNames.Acknowledge, null, null), null),
        MoveNames.Follow => (new(MoveNames.Follow, new FollowRequest(Follows: form.Follows), null), null),
        _ => (null, OwnProblem.Unreadable),
    };

    /// <summary>The call that links with a record found by its number.</summary>
    public static MoveRequest ToLink(MoveForm form, Guid otherId) =>
        new(MoveNames.Link, new LinkRequest(EnumOf<LinkType>(form.LinkType) ?? LinkType.RelatedTo, otherId), null);

    // The first line shows what stands in the record itself.
    private static MoveRequest ToRedact(MoveForm form, string reason) => form is { Line: null or 1 }
        ? new(MoveNames.Redact, new RedactRequest(reason, form.TakesSubject), null)
        : new($"timeline/{form.Line}/{MoveNames.Redact}", new ReasonRequest(reason), null);

    /// <summary>A form that was sent with a field left empty.</summary>
    public static PlatformProblem MissingField(string field) => Missing(field).Item2!;

    private static (MoveRequest?, PlatformProblem?) Ready(MoveForm form, object? body) => (new(form.Move!, body, form.Version), null);

    // The sentence at the field comes from the page, which knows the language.
    private static (MoveRequest?, PlatformProblem?) Missing(string field) =>
        (null, OwnProblem.Invalid(new Dictionary<string, string[]> { [field] = [] }));

    private static Guid? IdOf(string? text) => Guid.TryParse(text, out var id) ? id : null;

    private static string? TextOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static T? EnumOf<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
