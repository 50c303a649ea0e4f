namespace IncidentPlatform.Web.Components.Layout;

/// <summary>Addresses of the pages that others link to.</summary>
internal static class Pages
{
    public const string Queue = "/queue";
    public const string RecordIncident = "/record";
    public const string ServiceLevels = "/service-levels";
    public const string HandOver = "/reports/hand-over";
    public const string SimulateHandOver = "/reports/hand-over/simulation";
    public const string Search = "/search";
    public const string Templates = "/templates";
    public const string MyIncidents = "/my-incidents";
    public const string Submit = "/submit";
    public const string SignIn = "/sign-in";
    public const string SignUp = "/sign-up";
    public const string ForgotPassword = "/forgot-password";
    public const string ResetPassword = "/reset-password";
    public const string AcceptInvitation = "/accept-invitation";
    public const string Account = "/account";
    public const string Administration = "/administration";
    public const string People = "/administration/people";
    public const string Groups = "/administration/groups";
    public const string Services = "/administration/services";
    public const string Categories = "/administration/categories";
    public const string Calendars = "/administration/calendars";
    public const string NewCalendar = "/administration/calendars/new";
    public const string SlaPolicies = "/administration/sla-policies";
    public const string NewSlaPolicy = "/administration/sla-policies/new";
    public const string PriorityMatrix = "/administration/priority-matrix";
    public const string EscalationPolicies = "/administration/escalation";
    public const string NewKey = "new";
    public const string NewEscalationPolicy = $"{EscalationPolicies}/{NewKey}";
    public const string Routing = "/routing";
    public const string RoutingQuality = "/routing/quality";
    public const string Misroutes = "/routing/misroutes";
    public const string WhatIf = "/routing/what-if";
    public const string RoutingVersions = "/routing/versions";
    public const string RoutingLearning = "/routing/learning";
    public const string Deliveries = "/administration/deliveries";
    public const string Webhooks = "/administration/webhooks";
    public const string NewWebhook = $"{Webhooks}/{NewKey}";
    public const string MailIntake = "/administration/mail";
    public const string Imports = "/administration/imports";
    public const string Audit = "/administration/audit";
    public const string Notifications = "/notifications";
    public const string OnCall = "/on-call";
    public const string NewRota = "/on-call/new";
    public const string MajorIncidents = "/major-incidents";
    public const string AboutService = "/about-service";
    public const string OfferAgreement = "/about-service/offer";
    public const string NotFound = "/not-found";

    public static string FollowKnown(Guid id) => $"/follow/{id}";

    public static string Calendar(Guid id) => $"{Calendars}/{id}";

    public static string GroupLevels(Guid id) => $"{Groups}/{id}/levels";

    /// <summary>The form of an offer with a group chosen.</summary>
    public static string OfferGroup(Guid id) => $"{OfferAgreement}?groupId={id}";

    /// <summary>The simulation with a group and some months chosen.</summary>
    public static string Simulation(Guid groupId, string months) => $"{SimulateHandOver}?groupId={groupId}&months={months}";

    public static string AgreementLevels(Guid id) => $"{AboutService}/agreements/{id}/levels";

    public static string SlaPolicy(Guid id) => $"{SlaPolicies}/{id}";

    public static string EscalationPolicy(Guid id) => $"{EscalationPolicies}/{id}";

    public static string Webhook(Guid id) => $"{Webhooks}/{id}";

    public static string Major(Guid id) => $"/major-incidents/{id}";

    public static string MajorReview(Guid id) => $"/major-incidents/{id}/review";

    public static string Import(Guid id) => $"{Imports}/{id}";

    public static string Rota(Guid id) => $"/on-call/{id}";

    public static string EditRota(Guid id) => $"/on-call/{id}/edit";

    /// <summary>A secret link with its host, for a calendar program.</summary>
    public static string Feed(string baseUri, string token) => $"{baseUri}on-call/feeds/{token}/calendar.ics";

    public static string File(Guid id) => $"/files/{id}";

    public static string WholeMail(string number, int sequence) => $"{Incident(number)}/mail/{sequence}";

    public static string Incident(string number) => $"/incidents/{Uri.EscapeDataString(number)}";
}
