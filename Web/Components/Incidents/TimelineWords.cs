using System.Globalization;
using System.Text.Json;
using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Web.Components.Escalation;
using IncidentPlatform.Web.Components.Ui;
using IncidentPlatform.Web.Language;
using Microsoft.Extensions.Localization;
using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Web.Components.Incidents;

/// <summary>A line of the timeline as a sentence. Facts that the reader may not know are missing from the line, and from the sentence.</summary>
internal sealed class TimelineWords(IStringLocalizer loc, DateTimeZone zone)
{
    /// <summary>Whether a line tells a reader something: that a share of a target is used, and nobody wanted to know, does not.</summary>
    public static bool IsTold(TimelineLineResponse line) =>
        line.Type != nameof(TimelineEntry.RuleFired)
        || !(Text(line, "ruleId") is { } rule && Guid.TryParse(rule, out var id) && EscalationMarkers.IsMarker(id))
        || Text(line, "share") == "100";

    /// <summary>Who did it: a name, or which of the platform's own hands.</summary>
    public string Actor(TimelineLineResponse line) => line.ActorKind == ActorKind.Person && line.Actor.Length > 0 ? line.Actor : loc[$"Actor{line.ActorKind}"];

    /// <summary>What happened; null where the words of the line say all (comments, the opening).</summary>
    public string? Sentence(TimelineLineResponse line) => line.Type switch
    {
        nameof(TimelineEntry.Commented) or nameof(TimelineEntry.Opened) => null,
        nameof(TimelineEntry.Assigned) => Moved((line.GroupName, line.PersonName) switch
        {
            ({ } group, { } person) => loc["LineAssignedPerson", person, group],
            ({ } group, null) => loc["LineAssignedGroup", group],
            (null, { } person) => loc["LineAssignedOnlyPerson", person],
            _ => loc["LineAssigned"],
        }, line),
        nameof(TimelineEntry.Accepted) => loc["LineAccepted"],
        nameof(TimelineEntry.Held) => Until(line) is { } until
            ? loc["LineHeldUntil", Fact(line, "reason", "HoldReason"), until]
            : loc["LineHeld", Fact(line, "reason", "HoldReason")],
        nameof(TimelineEntry.Resumed) => loc[$"LineResumed{Text(line, "cause") ?? nameof(ResumeCause.Person)}"],
        nameof(TimelineEntry.Escalated) => Moved(line.GroupName is { } to ? loc["LineEscalatedTo", to] : loc["LineEscalated"], line),
        nameof(TimelineEntry.Resolved) => loc["LineResolved", Fact(line, "code", "ResolutionCode")],
        nameof(TimelineEntry.Closed) => loc[line.ActorKind == ActorKind.Person ? "LineConfirmed" : "LineClosed"],
        nameof(TimelineEntry.Reopened) => loc["LineReopened"],
        nameof(TimelineEntry.Cancelled) => loc["LineCancelled"],
        nameof(TimelineEntry.Attached) => loc["LineAttached"],
        nameof(TimelineEntry.Reclassified) => loc["LineReclassified", Fact(line, "kind", "Kind")],
        nameof(TimelineEntry.Reprioritised) => loc["LineReprioritised", Text(line, "priority") ?? "–"],
        nameof(TimelineEntry.LevelsChanged) => loc[$"LineLevelsChanged{Text(line, "mode") ?? nameof(RebaseMode.FromNow)}"],
        nameof(TimelineEntry.MajorProposed) => loc["LineMajorProposed", Text(line, "records") ?? "–"],
        nameof(TimelineEntry.MajorDeclared) => loc["LineMajorDeclared"],
        nameof(TimelineEntry.LeadNamed) => loc["LineLeadNamed", line.PersonName ?? "–"],
        nameof(TimelineEntry.StatusPublished) => loc["LineStatusPublished"],
        nameof(TimelineEntry.Followed) => loc["LineFollowed", line.PersonName ?? Actor(line)],
        nameof(TimelineEntry.Unfollowed) => loc["LineUnfollowed", line.PersonName ?? Actor(line)],
        nameof(TimelineEntry.Linked) when Text(line, "linkType") == nameof(LinkType.FollowUpOf) => line.RecordNumber is { } before
            ? loc["LineFollowUpOf", before]
            : loc["LineFollowUp"],
        nameof(TimelineEntry.Linked) => loc["LineLinked"],
        nameof(TimelineEntry.FollowedUp) => line.RecordNumber is { } after ? loc["LineFollowedUpBy", after] : loc["LineFollowedUp"],
        nameof(TimelineEntry.Rated) => loc["LineRated", Text(line, "score") ?? "–"],
        nameof(TimelineEntry.Routed) => Routed(line),
        nameof(TimelineEntry.Imported) => Imported(line),
        nameof(TimelineEntry.RuleFired) => loc["LineRuleFired", Fact(line, "metric", "Metric"), Text(line, "share") ?? "–"],
        nameof(TimelineEntry.HolderPromised) => loc[
            Text(line, "level") == nameof(ClockLevel.UnderpinningContract) ? "LineHolderPromisedContract" : "LineHolderPromised", line.GroupName ?? "–"],
        nameof(TimelineEntry.ClockExcused) => loc["LineClockExcused", Fact(line, "metric", "Metric")],
        nameof(TimelineEntry.ConditionMet) => Find(line, "when") is { } when ? Condition(when) : loc["LineConditionMet"],
        nameof(TimelineEntry.EscalationAcknowledged) => loc["LineEscalationAcknowledged"],
        nameof(TimelineEntry.NobodyOnCall) => loc["LineNobodyOnCall", line.GroupName ?? "–"],
        nameof(TimelineEntry.WebhookCalled) => loc["LineWebhookCalled", Text(line, "name") ?? "–"],
        nameof(TimelineEntry.WebhookMissing) => Text(line, "name") is { } name ? loc["LineWebhookOff", name] : loc["LineWebhookMissing"],
        nameof(TimelineEntry.Redacted) => loc["LineRedacted"],
        nameof(TimelineEntry.MailNoted) => MailNoted(line),
        _ => line.Type, // A kind of line that is younger than this front end.
    };

    public static IconName IconOf(TimelineLineResponse line) => line.Type switch
    {
        _ when line.Visibility == Visibility.Internal && line.Type == nameof(TimelineEntry.Commented) => IconName.Lock,
        nameof(TimelineEntry.Opened) => IconName.Opened,
        nameof(TimelineEntry.Assigned) or nameof(TimelineEntry.Routed) => IconName.Routed,
        nameof(TimelineEntry.Accepted) or nameof(TimelineEntry.Followed) or nameof(TimelineEntry.Unfollowed)
            or nameof(TimelineEntry.LeadNamed) => IconName.User,
        nameof(TimelineEntry.Held) => IconName.Pause,
        nameof(TimelineEntry.Resumed) => IconName.Play,
        nameof(TimelineEntry.Escalated) => IconName.Escalate,
        nameof(TimelineEntry.Resolved) or nameof(TimelineEntry.Closed) => IconName.Check,
        nameof(TimelineEntry.Reopened) => IconName.Reopen,
        nameof(TimelineEntry.Cancelled) => IconName.Cancel,
        nameof(TimelineEntry.Attached) => IconName.Paperclip,
        nameof(TimelineEntry.Reclassified) => IconName.Reclassify,
        nameof(TimelineEntry.Reprioritised) => IconName.Priority,
        nameof(TimelineEntry.LevelsChanged) => IconName.Gauge,
        nameof(TimelineEntry.MajorProposed) or nameof(TimelineEntry.MajorDeclared) or nameof(TimelineEntry.StatusPublished) => IconName.Megaphone,
        nameof(TimelineEntry.Linked) or nameof(TimelineEntry.FollowedUp) => IconName.Link,
        nameof(TimelineEntry.Rated) => IconName.Star,
        nameof(TimelineEntry.RuleFired) or nameof(TimelineEntry.ConditionMet) or nameof(TimelineEntry.HolderPromised)
            or nameof(TimelineEntry.ClockExcused) => IconName.Timer,
        nameof(TimelineEntry.NobodyOnCall) or nameof(TimelineEntry.WebhookMissing) => IconName.Alert,
        nameof(TimelineEntry.WebhookCalled) => IconName.Link,
        nameof(TimelineEntry.EscalationAcknowledged) => IconName.Check,
        nameof(TimelineEntry.Imported) => IconName.Upload,
        nameof(TimelineEntry.Redacted) => IconName.Lock,
        nameof(TimelineEntry.MailNoted) => IconName.Alert,
        _ => IconName.Message,
    };

    private string Routed(TimelineLineResponse line)
    {
        var confidence = Number(line, "confidence")?.ToString("P0", CultureInfo.CurrentCulture);
        var outcome = Text(line, "outcome");
        if (outcome == nameof(RoutingOutcome.HeldOut)) return loc["LineRoutedHeldOut"];

        string said = (line.GroupName, confidence) switch
        {
            ({ } group, _) when outcome == nameof(RoutingOutcome.MajorAssigned) => loc["LineRoutedMajor", group],
            ({ } group, { } sure) when outcome == nameof(RoutingOutcome.Assigned) => loc["LineRoutedAssigned", group, sure],
            ({ } group, { } sure) => loc["LineRoutedSuggested", group, sure],
            ({ } group, null) => loc["LineRoutedRule", group],
            _ => loc["LineRoutedKept"],
        };
        if (Find(line, "isUnstaffed")?.ValueKind != JsonValueKind.True) return said;

        var unstaffed = Moment(line, "staffedAt") is { } staffedAt ? loc["LineUnstaffedUntil", staffedAt] : loc["LineUnstaffed"];
        return $"{said} · {unstaffed.Value}";
    }

    private string MailNoted(TimelineLineResponse line)
    {
        var files = Number(line, "filesRefused") is > 0 and { } count ? loc["LineMailFilesRefused", count].Value : null;
        if (Find(line, "isStrayAnswer")?.ValueKind != JsonValueKind.True) return files ?? loc["LineMailNoted"];

        string stray = line.RecordNumber is { } other ? loc["LineMailStray", other] : loc["LineMailStrayUnknown"];
        return files is null ? stray : $"{stray} · {files}";
    }

    private string Moved(string said, TimelineLineResponse line) =>
        Text(line, "cause") is { } cause ? $"{said} · {loc["LineCause", loc[$"ReassignmentCause{cause}"].Value].Value}" : said;

    private string Imported(TimelineLineResponse line)
    {
        var state = Text(line, "holdReason") is null ? Fact(line, "state", "State") : Fact(line, "holdReason", "HoldReason");
        return line.GroupName is { } group ? loc["LineImportedGroup", state, group] : loc["LineImported", state];
    }

    // The facts of a line are the domain's; the words are those of the rule.
    private string Condition(JsonElement when)
    {
        var kind = Enum.TryParse<EscalationConditionKind>(when.TryGetProperty("type", out var type) ? type.GetString() : null, out var known)
            ? known
            : (EscalationConditionKind?)null;
        if (kind is not { } condition) return loc["LineConditionMet"];

        var body = new EscalationConditionBody(
            condition, State: EnumOf<IncidentState>(when, "state"), Minutes: Number(when, "minutes"), Count: Number(when, "count"),
            Priority: EnumOf<Priority>(when, "priority"));
        return loc["LineRule", new RuleWords(loc).When(body)];
    }

    private static int? Number(JsonElement facts, string field) =>
        facts.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    private static T? EnumOf<T>(JsonElement facts, string field)
        where T : struct, Enum =>
        facts.TryGetProperty(field, out var value) && Enum.TryParse<T>(value.GetString(), out var known) ? known : null;

    private string? Until(TimelineLineResponse line) => Moment(line, "until");

    private string? Moment(TimelineLineResponse line, string field) =>
        Text(line, field) is { } text && InstantPattern.ExtendedIso.Parse(text) is { Success: true } at ? Times.Short(at.Value, zone) : null;

    // The name of an enum's value in the reader's language.
    private string Fact(TimelineLineResponse line, string field, string keyPrefix) =>
        Text(line, field) is { } value ? loc[keyPrefix + value] : "–";

    private static double? Number(TimelineLineResponse line, string field) =>
        Find(line, field) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    private static string? Text(TimelineLineResponse line, string field) => Find(line, field) switch
    {
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => null,
    };

    private static JsonElement? Find(TimelineLineResponse line, string field) =>
        line.Facts.ValueKind == JsonValueKind.Object && line.Facts.TryGetProperty(field, out var value) ? value : null;
}
