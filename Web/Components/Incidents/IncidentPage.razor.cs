using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Incidents;

public sealed partial class IncidentPage
{
    private IncidentView? _view;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal PlatformFiles Files { get; init; } = null!;
    [Inject] internal IncidentLoader Loader { get; init; } = null!;
    [Inject] internal Reader Reader { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [Parameter] public required string Number { get; set; }
    [SupplyParameterFromForm] internal MoveForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "done")] public string? DoneMove { get; set; }
    [SupplyParameterFromQuery(Name = "opened")] public bool IsNew { get; set; }
    [SupplyParameterFromQuery(Name = "filesRefused")] public bool AreFilesRefused { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _view = await Loader.LoadAsync(Number, withForms: true, Context.RequestAborted);
        if (Form is null || _view.Incident is null) return;

        if (Form.UsesTemplate)
        {
            await FillAsync(_view.Incident.Id, Form);
            return;
        }

        var problem = Form.Move == MoveNames.FollowUp ? await FollowUpAsync(Form) : await DoAsync(_view.Incident.Id, Form);
        if (problem is not null)
        {
            // Loaded before the move: what it shows is what the refusal speaks of.
            _view.Refuse(Form, problem);
            Context.Response.StatusCode = problem.Status ?? StatusCodes.Status422UnprocessableEntity;
            return;
        }

        if (Form.Move != MoveNames.FollowUp) Navigation.NavigateTo(ReturnUrl.IsLocal(Form.ReturnUrl) ? Form.ReturnUrl! : Done(Form.Move!));
    }

    // The words go after what was typed; nothing is sent.
    private async Task FillAsync(Guid id, MoveForm form)
    {
        if (form.TemplateId is { } templateId)
        {
            var template = await Api.FilledTemplateAsync(id, templateId, Context.RequestAborted);
            if (!template.IsSuccess)
            {
                _view!.Refuse(form, template.Problem);
                return;
            }
            form.Text = string.IsNullOrWhiteSpace(form.Text) ? template.Value.Text : $"{form.Text.TrimEnd()}\n\n{template.Value.Text}";
            if (template.Value.ResolutionCode is { } code && ResolutionCodes.For(_view!.Incident!.Kind).Contains(code)) form.Code = code.ToString();
        }
        _view!.Fill(form);
    }

    private async Task<PlatformProblem?> FollowUpAsync(MoveForm form)
    {
        if (string.IsNullOrWhiteSpace(form.Text)) return MoveRequest.MissingField("text");

        var answer = await Api.SubmitAsync(_view!.ToFollowUp(form.Text.Trim()), form.Key ?? "", Context.RequestAborted);
        if (answer.IsSuccess) Navigation.NavigateTo($"{Pages.Incident(answer.Value.Number)}?opened=true");
        return answer.Problem;
    }

    private async Task<PlatformProblem?> DoAsync(Guid id, MoveForm form)
    {
        if (form.Move == MoveNames.Attach)
        {
            return form.Files is { Count: > 0 } files
                ? (await Files.AttachAsync(id, files, form.IsInternal ? Visibility.Internal : Visibility.Public, Context.RequestAborted)).Problem
                : MoveRequest.MissingField("file");
        }

        var (request, problem) = form.Move == MoveNames.Link ? await LinkAsync(form) : MoveRequest.From(form, Reader.Zone);
        return request is null ? problem : (await Api.MoveAsync(id, request.Path, request.Body, request.Version, Context.RequestAborted)).Problem;
    }

    // People know numbers; the API links by id.
    private async Task<(MoveRequest? Request, PlatformProblem? Problem)> LinkAsync(MoveForm form)
    {
        if (string.IsNullOrWhiteSpace(form.Other)) return (null, MoveRequest.MissingField("id"));
        var other = await Api.IncidentAsync(form.Other.Trim(), Context.RequestAborted);
        return other.IsSuccess ? (MoveRequest.ToLink(form, other.Value.Id), null) : (null, other.Problem);
    }

    private string Done(string move) => $"{_view!.Url}?done={move}";
}
