using System.Reflection;
using System.Text.RegularExpressions;
using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Imports;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Intake;
using IncidentPlatform.Domain.Kpi;
using IncidentPlatform.Domain.OnCall;
using IncidentPlatform.Domain.Routing;
using IncidentPlatform.Domain.ServiceCatalog;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Domain.Webhooks;
using IncidentPlatform.Domain.Templates;
using IncidentPlatform.Web.Components.AboutService;
using IncidentPlatform.Web.Components.Escalation;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Components.Incidents;
using IncidentPlatform.Web.Components.Levels;
using IncidentPlatform.Web.Components.MajorIncidents;
using IncidentPlatform.Web.Components.OnCall;
using IncidentPlatform.Web.Components.Queue;
using IncidentPlatform.Web.Components.Routing;
using IncidentPlatform.Web.Components.Webhooks;
using IncidentPlatform.Web.Preferences;

namespace IncidentPlatform.Web.Tests.Language;

public sealed partial class TextsTests
{
    /// <summary>Keys that are put together at run time: the start as it stands in a source, and every end that can follow.</summary>
    private static readonly Dictionary<string, string[]> Composed = new()
    {
        ["Priority"] = Enum.GetNames<Priority>(),
        ["NotifyTarget"] = [.. RuleForm.Unnamed.Select(target => target.ToString())],
        ["RuleKind"] = Enum.GetNames<EscalationConditionKind>(),
        ["RuleWhen"] = Enum.GetNames<ClockMetric>(),
        [PolicyView.ProblemPrefix] = [.. Constants(typeof(EscalationProblemCodes)), "required", "unknown"],
        ["StepState"] = Enum.GetNames<EscalationStepState>(),
        ["State"] = Enum.GetNames<IncidentState>(),
        ["HoldReason"] = Enum.GetNames<HoldReason>(),
        ["ResolutionCode"] = Enum.GetNames<ResolutionCode>(),
        ["Metric"] = Enum.GetNames<ClockMetric>(),
        ["ClockLevel"] = [nameof(ClockLevel.Ola), nameof(ClockLevel.UnderpinningContract)],
        ["AuditCause"] = ["Nightly", "Command"],
        ["Kind"] = Enum.GetNames<IncidentKind>(),
        ["KindHint"] = Enum.GetNames<IncidentKind>(),
        ["Description"] = Enum.GetNames<IncidentKind>(),
        ["RequestType"] = Enum.GetNames<RequestType>(),
        ["Impact"] = Enum.GetNames<Impact>(),
        ["Urgency"] = Enum.GetNames<Urgency>(),
        ["Channel"] = Enum.GetNames<Channel>(),
        ["Actor"] = Enum.GetNames<ActorKind>(),
        ["LineResumed"] = Enum.GetNames<ResumeCause>(),
        ["LineLevelsChanged"] = [nameof(RebaseMode.FromNow), nameof(RebaseMode.FromStart)],
        ["Mode"] = [.. Enum.GetNames<RebaseMode>(), .. Enum.GetNames<RebaseMode>().Select(mode => $"{mode}Hint")],
        ["Subject"] = Enum.GetNames<LevelSubject>(),
        ["LevelChangeState"] = Enum.GetNames<LevelChangeState>(),
        [FindingWords.Prefix] =
        [
            .. Constants(typeof(LevelFindingCodes)), .. Constants(typeof(CalendarProblemCodes)), CalendarLint.LongClosure,
            "unreadable-openings", "unreadable-dates", "unreadable-target",
        ],
        ["RoutingOutcome"] = Enum.GetNames<RoutingOutcome>(),
        ["Theme"] = Enum.GetNames<Theme>(),
        ["RequestField-"] = [.. SubmitView.RequestTypes.SelectMany(RequestForms.FieldsOf).Select(field => field.Name).Distinct()],
        ["Score"] = ["1", "2", "3", "4", "5"],
        ["Risk"] = ["0", "1", "2", "3", "4"],
        ["Move-"] = [.. MoveNames.All, MoveNames.FollowUp],
        ["MoveDone-"] = [.. MoveNames.All],
        ["MoveDo-"] = [.. MoveNames.All.Except([MoveNames.Accept, MoveNames.Resume, MoveNames.Confirm, MoveNames.Comment, MoveNames.Follow, MoveNames.Acknowledge])],
        ["Change"] = [.. typeof(TimelineEntry).GetNestedTypes().Select(entry => entry.Name)],
        ["Field-"] = ["state", "holdReason", "priority", "impact", "urgency", "groupId", "group", "assigneeId", "assignee", "kind", "serviceId", "service", "categoryId", "category", "resolution", "subject", "description"],
        ["BulkSure-"] = [.. BulkMoves.All.Where(BulkMoves.IsHardToUndo)],
        ["ViewDone-"] = [.. ViewActions.All],
        ["TemplatePurpose"] = Enum.GetNames<TemplatePurpose>(),
        ["TemplateNew"] = Enum.GetNames<TemplatePurpose>(),
        ["Language-"] = ["en", "id"],
        ["ImportState"] = Enum.GetNames<ImportState>(),
        ["ImportNext"] = Enum.GetNames<ImportState>(),
        ["ImportFormat"] = Enum.GetNames<ImportFormat>(),
        ["DateOrder"] = Enum.GetNames<DateOrder>(),
        ["ImportField"] = Enum.GetNames<ImportField>(),
        ["ImportProblem-"] = [.. Constants(typeof(ImportProblemCodes))],
        ["Encoding"] = ["Utf8", "Utf16LittleEndian", "Utf16BigEndian", "Windows1252"],
        ["IntakeOutcome"] = Enum.GetNames<IntakeOutcome>(),
        ["LinkType"] = Enum.GetNames<LinkType>(),
        ["AgreementState"] = Enum.GetNames<AgreementState>(),
        ["AgreementDone-"] = [.. AgreementActions.All],
        ["HandOverActor"] = Enum.GetNames<HandOverActor>(),
        ["HandOverActivity"] = Enum.GetNames<HandOverActivity>(),
        ["MajorDone-"] = [.. MajorActions.All],
        ["MajorsDone-"] = [.. MajorsActions.Told],
        ["OnCallDone-"] = [.. OnCallActions.Told],
        ["HolidayDuty"] = Enum.GetNames<HolidayDuty>(),
        ["Tier"] = ["1", "2", "3"],
        ["RoutingMode"] = Enum.GetNames<RoutingMode>(),
        ["RoutingGroupMode"] = [.. Enum.GetNames<RoutingMode>(), RoutingView.WhenEarned],
        ["RoutingChannel"] = Enum.GetNames<RoutingMode>(),
        ["RoutingKeptBack"] = [nameof(RoutingOutcome.Shadow), nameof(RoutingOutcome.HeldOut)],
        ["RoutingSureness"] = [.. RoutingWords.SurenessEnds],
        ["ReassignmentCause"] = Enum.GetNames<ReassignmentCause>(),
        ["RoutingModeHint"] = Enum.GetNames<RoutingMode>(),
        ["RoutingDone-"] = [.. RoutingActions.All],
        ["ModelState"] = Enum.GetNames<RoutingModelState>(),
        ["WebhookEvent"] = Enum.GetNames<WebhookEvent>(),
        [WebhookView.ErrorPrefix] =
        [
            .. Constants(typeof(WebhookProblemCodes)), "timeout", "unknown-name", "no-connection", "no-secure-connection", "broken-off", "no-secret",
        ],
        ["Trigger"] = Enum.GetNames<RoutingTrigger>(),
        ["Promotion"] = Enum.GetNames<PromotionCause>(),
        ["DriftFound"] = Enum.GetNames<RoutingDriftKind>(),
        ["DriftKind"] = Enum.GetNames<RoutingDriftKind>(),
        ["Role"] = Enum.GetNames<Role>(),
        ["Permission-"] = [.. Permissions.All],
        [ProblemWords.Prefix] = [.. Constants(typeof(ProblemCodes)).Where(code => code != ProblemCodes.Prefix), .. Constants(typeof(RefusalCodes))],
    };

    [Fact]
    public void Both_languages_have_the_same_keys() =>
        Assert.Equal(TextFiles.English.Keys.Order(), TextFiles.Indonesian.Keys.Order());

    [Fact]
    public void No_text_is_empty() =>
        Assert.Equal([], TextFiles.English.Concat(TextFiles.Indonesian).Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => text.Key));

    [Fact]
    public void Both_languages_fill_the_same_places() =>
        Assert.Equal([], TextFiles.English.Where(text => !Places(text.Value).SetEquals(Places(TextFiles.Indonesian[text.Key]))).Select(text => text.Key));

    [Fact]
    public void Every_key_that_a_source_names_exists() =>
        Assert.Equal([], NamedKeys().Where(key => !TextFiles.English.ContainsKey(key)));

    [Fact]
    public void Every_key_that_can_be_put_together_exists() =>
        Assert.Equal([], ComposedKeys().Where(key => !TextFiles.English.ContainsKey(key)));

    [Fact]
    public void Every_key_that_a_source_puts_together_is_enumerated_here()
    {
        var begun = TextFiles.Sources.Values.SelectMany(source => Begun().Matches(source)).Select(match => match.Groups[1].Value);

        Assert.Equal([], begun.Where(start => start.Length > 0 && !Composed.ContainsKey(start)).Distinct());
    }

    [Fact]
    public void No_text_is_left_that_nothing_uses()
    {
        var used = ComposedKeys().ToHashSet();
        var sources = string.Join('\n', TextFiles.Sources.Values);

        Assert.Equal([], TextFiles.English.Keys.Where(key => !used.Contains(key) && !sources.Contains($"\"{key}\"", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> NamedKeys() =>
        TextFiles.Sources.Values
            .SelectMany(source => Named().Matches(source).Select(match => match.Groups[1].Value))
            .Concat(TextFiles.Sources.Values.SelectMany(source => NamedByChoice().Matches(source).SelectMany(match => (string[])[match.Groups[1].Value, match.Groups[2].Value])))
            .Concat(QueueViewLink.All.Select(view => view.Key))
            .Distinct();

    private static IEnumerable<string> ComposedKeys() => Composed.SelectMany(start => start.Value.Select(end => start.Key + end));

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

    [GeneratedRegex("[Ll]oc\\[\"([^\"]+)\"")]
    private static partial Regex Named();

    [GeneratedRegex("[Ll]oc\\[[^\"\\]]*\\? \"([^\"]+)\" : \"([^\"]+)\"")]
    private static partial Regex NamedByChoice();

    [GeneratedRegex("[Ll]oc\\[\\$\"([^{\"]*)\\{")]
    private static partial Regex Begun();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();
}
