using IncidentPlatform.Api.Paging;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Templates;
using IncidentPlatform.Domain.Templates;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Templates;

/// <summary><c>GET /templates</c>: one's own ready-made texts and those that are shared, by name.</summary>
internal static class ListTemplates
{
    public static void Map(RouteGroupBuilder templates) => templates
        .MapGet("", HandleAsync)
        .RequireAuthorization(Permissions.UsePresets)
        .WithName(nameof(ListTemplates)).WithSummary("List ready-made texts");

    private static async Task<Ok<PageResponse<TemplateResponse>>> HandleAsync(
        TemplatePurpose? purpose, string? language, int? limit, string? cursor, TemplateReader reader, CancellationToken cancel)
    {
        var most = NamePage.LimitOf(limit);
        var rows = reader.Visible;
        if (purpose is { } wanted) rows = rows.Where(row => row.Purpose == wanted);
        if (!string.IsNullOrEmpty(language)) rows = rows.Where(row => row.Language == language);
        if (NameKeyset.Decode(cursor) is { } after)
        {
            rows = rows.Where(row =>
                EF.Functions.GreaterThan(ValueTuple.Create(row.Name, row.Id), ValueTuple.Create(after.Name, after.Id)));
        }
        var found = await rows.OrderBy(row => row.Name).ThenBy(row => row.Id).Take(most + 1).ToListAsync(cancel);
        var answers = (await reader.ReadAsync(found, cancel)).ToDictionary(template => template.Id);
        return TypedResults.Ok(NamePage.Of(found, most, row => new NameKeyset(row.Name, row.Id), row => answers[row.Id]));
    }
}
