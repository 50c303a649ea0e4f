using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Sharing;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Templates;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Templates;
using IncidentPlatform.Domain.Templates;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Templates;

/// <summary>Finds, describes and fills the ready-made texts that are there for the caller.</summary>
internal sealed class TemplateReader(PlatformDbContext db, Shared shared, CurrentUser user)
{
    /// <summary>Those that the caller sees.</summary>
    public IQueryable<TextTemplateRow> Visible => shared.Visible(db.TextTemplates.AsNoTracking());

    /// <summary>One of them; null when there is none.</summary>
    public Task<TextTemplateRow?> FindAsync(Guid id, CancellationToken cancel) => Visible.SingleOrDefaultAsync(template => template.Id == id, cancel);

    /// <summary>In the order given.</summary>
    public async Task<IReadOnlyList<TemplateResponse>> ReadAsync(IReadOnlyList<TextTemplateRow> templates, CancellationToken cancel)
    {
        if (templates.Count == 0) return [];

        var names = await shared.NamesAsync(templates, cancel);
        return
        [
            .. templates.Select(row => new TemplateResponse(
                row.Id, row.Name, row.Purpose, row.Language, row.Text, row.Audience, row.GroupId,
                row.GroupId is { } group ? names.GetValueOrDefault(group) : null, names.GetValueOrDefault(row.OwnerId, ""),
                row.OwnerId == user.PersonId, shared.MayChange(row), row.ResolutionCode, row.Subject, row.Kind, row.Impact, row.Urgency,
                row.ServiceId, row.CategoryId, row.Version)),
        ];
    }

    /// <summary>One with its places filled.</summary>
    /// <param name="template">The text.</param>
    /// <param name="incident">The record as the caller sees it; null where there is none yet.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<TemplateResponse> FillAsync(TextTemplateRow template, IncidentResponse? incident, CancellationToken cancel)
    {
        var response = (await ReadAsync([template], cancel))[0];
        var values = new Dictionary<string, string>
        {
            [TemplateText.Agent] = await db.PersonCards.AsNoTracking().Where(card => card.PersonId == user.PersonId)
                .Select(card => card.Name).FirstOrDefaultAsync(cancel) ?? "",
            [TemplateText.Organization] = await db.Organizations.AsNoTracking().Select(organization => organization.Name).SingleAsync(cancel),
        };
        if (incident is not null)
        {
            values[TemplateText.Requester] = incident.Requester.Name;
            values[TemplateText.Affected] = incident.AffectedUser.Name;
            values[TemplateText.Number] = incident.Number;
            values[TemplateText.Subject] = incident.Subject;
            values[TemplateText.Service] = incident.Service;
            values[TemplateText.Group] = incident.Group;
        }
        return response with
        {
            Text = TemplateText.Fill(response.Text, values),
            Subject = response.Subject is { } subject ? TemplateText.Fill(subject, values) : null,
        };
    }
}
