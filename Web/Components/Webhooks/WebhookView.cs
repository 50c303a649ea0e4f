using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Webhooks;
using IncidentPlatform.Domain.Webhooks;
using IncidentPlatform.Web.Components.Ui;
using Microsoft.Extensions.Localization;

namespace IncidentPlatform.Web.Components.Webhooks;

/// <summary>What the page of a webhook decides, apart from drawing it.</summary>
public sealed class WebhookView(WebhookForm form, WebhookResponse? saved)
{
    public const string ErrorPrefix = "WebhookError-";

    public WebhookForm Form => form;

    /// <summary>As it is stored; null for a new one.</summary>
    public WebhookResponse? Saved => saved;

    /// <summary>Its last calls, newest first.</summary>
    public IReadOnlyList<WebhookAttemptResponse> Attempts { get; init; } = [];

    /// <summary>Where the next page of them begins; empty on the last.</summary>
    public string Next { get; init; } = "";

    /// <summary>The secret that was just made; null without one.</summary>
    public string? Secret { get; init; }

    /// <summary>Why something was not done; null when it was.</summary>
    public PlatformProblem? Problem { get; init; }

    /// <summary>The call that the reader asked for, by its delivery; null when they did not.</summary>
    public Guid? Tested { get; init; }

    /// <summary>What came of it; null while it is under way.</summary>
    public WebhookAttemptResponse? Ping => Attempts.FirstOrDefault(call => call.DeliveryId == Tested);

    /// <summary>How a call ended, in words.</summary>
    public static string Ended(WebhookAttemptResponse call, IStringLocalizer loc) => call switch
    {
        { Outcome: WebhookOutcome.Delivered, Status: { } status } => loc["WebhookTaken", status],
        { Status: { } status } => loc["WebhookAnswered", status],
        { Error: { } error } => loc[ErrorPrefix + error] is { ResourceNotFound: false } words ? words : error,
        _ => "–",
    };

    /// <summary>How a call's outcome is set off.</summary>
    public static string ToneOf(WebhookOutcome outcome) => outcome == WebhookOutcome.Delivered ? "good" : "bad";

    /// <summary>How the outcome of a test is said.</summary>
    public NoticeTone PingTone => Ping switch
    {
        null => NoticeTone.Info,
        { Outcome: WebhookOutcome.Delivered } => NoticeTone.Success,
        _ => NoticeTone.Danger,
    };
}
