using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Webhooks;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Webhooks;

public sealed partial class WebhookPage
{
    // A receiver that is there answers a ping within a moment; whoever is slower is looked up again by the reader.
    private const int LooksForPing = 8;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(400);

    private WebhookView? _view;
    private PlatformProblem? _problem;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal Reader Reader { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required TimeProvider Time { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }

    /// <summary>The webhook's id, or the word for a new one.</summary>
    [Parameter] public required string Key { get; set; }
    [SupplyParameterFromForm] internal WebhookForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }
    [SupplyParameterFromQuery(Name = "saved")] public bool IsSaved { get; set; }
    [SupplyParameterFromQuery(Name = "tested")] public string? TestedId { get; set; }

    private CancellationToken Cancel => Context.RequestAborted;

    private Guid? Id => Guid.TryParse(Key, out var id) ? id : null;

    private string Url => Id is { } id ? Pages.Webhook(id) : Pages.NewWebhook;

    private string? UrlError => _view?.Problem.At("url") is not null ? Loc["WebhookUrlWrong"].Value : null;

    protected override async Task OnInitializedAsync()
    {
        var (leaves, secret, refusal) = Form is null ? (false, null, null) : await HandleAsync(Form);
        if (leaves) return;
        if (refusal is not null) Context.Response.StatusCode = refusal.Status ?? StatusCodes.Status422UnprocessableEntity;

        var id = secret?.Webhook.Id ?? Id;
        var webhook = id is { } known ? await Api.WebhookAsync(known, Cancel) : null;
        var calls = webhook?.Value is { } present ? await CallsAsync(present.Id) : null;
        _problem = webhook?.Problem ?? calls?.Problem;
        if (_problem is not null || (id is null && Key != Pages.NewKey))
        {
            _problem ??= OwnProblem.NotFound;
            Context.Response.StatusCode = _problem.Status ?? StatusCodes.Status503ServiceUnavailable;
            return;
        }

        var typed = refusal is not null && Form!.Action == WebhookActions.Save ? Form : null;
        _view = new WebhookView(typed ?? (webhook?.Value is { } saved ? WebhookForm.Of(saved) : WebhookForm.New()), webhook?.Value)
        {
            Attempts = calls?.Value?.Items ?? [],
            Next = calls?.Value?.NextCursor ?? "",
            Secret = secret?.Secret,
            Problem = refusal,
            Tested = Tested,
        };
    }

    private Guid? Tested => Guid.TryParse(TestedId, out var id) ? id : null;

    // The outcome of a ping that was just asked for is awaited a moment.
    private async Task<ApiResult<Contracts.Paging.PageResponse<WebhookAttemptResponse>>> CallsAsync(Guid id)
    {
        var calls = await Api.WebhookAttemptsAsync(id, Cursor, Cancel);
        for (var look = 1; look < LooksForPing && Tested is { } tested && calls.Value?.Items.Any(call => call.DeliveryId == tested) == false; look++)
        {
            await Task.Delay(BetweenLooks, Time, Cancel);
            calls = await Api.WebhookAttemptsAsync(id, Cursor, Cancel);
        }
        return calls;
    }

    private async Task<(bool Leaves, WebhookSecretResponse? Secret, PlatformProblem? Refusal)> HandleAsync(WebhookForm form)
    {
        switch (form.Action)
        {
            case WebhookActions.Save when Id is null:
                var created = await Api.CreateWebhookAsync(form.ToRequest(), Cancel);
                return (false, created.Value, created.Problem);
            case WebhookActions.Save:
                var saved = await Api.UpdateWebhookAsync(Id.Value, form.Version ?? 0, form.ToRequest(), Cancel);
                return Leave(saved.Problem, $"{Pages.Webhooks}?saved=true");
            case WebhookActions.Rotate when Id is { } id:
                var rotated = await Api.RotateWebhookSecretAsync(id, Cancel);
                return (false, rotated.Value, rotated.Problem);
            case WebhookActions.Test when Id is { } id:
                var tested = await Api.TestWebhookAsync(id, Cancel);
                return Leave(tested.Problem, $"{Pages.Webhook(id)}?tested={tested.Value?.DeliveryId}");
            case WebhookActions.Resume when Id is { } id:
                return Leave((await Api.ResumeWebhookAsync(id, Cancel)).Problem, $"{Pages.Webhook(id)}?saved=true");
            case WebhookActions.Delete when Id is { } id:
                return Leave((await Api.DeleteWebhookAsync(id, form.Version ?? 0, Cancel)).Problem, $"{Pages.Webhooks}?saved=true");
            default:
                return (false, null, OwnProblem.Unreadable);
        }
    }

    private (bool Leaves, WebhookSecretResponse? Secret, PlatformProblem? Refusal) Leave(PlatformProblem? refusal, string to)
    {
        if (refusal is not null) return (false, null, refusal);

        Navigation.NavigateTo(to);
        return (true, null, null);
    }
}
