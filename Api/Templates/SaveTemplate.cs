using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Api.Sharing;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Templates;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Templates;
using IncidentPlatform.Domain.Templates;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Templates;

/// <summary><c>POST /templates</c> and <c>PUT /templates/{id}</c>: a ready-made text.</summary>
internal static class SaveTemplate
{
    private const int MostOfOne = 500;
    private static readonly IReadOnlyList<string> Languages = ["en", "id"];

    public static void Map(RouteGroupBuilder templates)
    {
        templates.MapPost("", CreateAsync)
            .RequireAuthorization(Permissions.UsePresets)
            .WithName("CreateTemplate").WithSummary("Add a ready-made text");
        templates.MapPut("/{id:guid}", UpdateAsync)
            .RequireAuthorization(Permissions.UsePresets)
            .WithName("UpdateTemplate").WithSummary("Change or share a ready-made text");
    }

    private static async Task<Results<Created<TemplateResponse>, ProblemHttpResult>> CreateAsync(
        SaveTemplateRequest request, PlatformDbContext db, TemplateReader reader, Shared shared, CurrentUser user, CancellationToken cancel)
    {
        if (await ProblemAsync(null, user.PersonId, request, db, shared, cancel) is { } problem) return problem;
        if (await db.TextTemplates.CountAsync(template => template.OwnerId == user.PersonId, cancel) >= MostOfOne)
            return Problem.Invalid("name", $"You have {MostOfOne} texts; delete one first.");

        var row = new TextTemplateRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = user.OrganizationId,
            OwnerId = user.PersonId,
            Name = "",
            Language = "",
            Text = "",
        };
        Fill(row, request);
        db.TextTemplates.Add(row);
        return await shared.TrySaveAsync(cancel)
            ? TypedResults.Created($"{Conventions.Root}/templates/{row.Id}", (await reader.ReadAsync([row], cancel))[0])
            : Taken();
    }

    private static async Task<Results<Ok<TemplateResponse>, ProblemHttpResult>> UpdateAsync(
        Guid id, SaveTemplateRequest request, IfMatch ifMatch, PlatformDbContext db, TemplateReader reader, Shared shared,
        CancellationToken cancel)
    {
        if (ifMatch.Version is not { } version) return Problem.VersionRequired();
        if (await shared.Visible(db.TextTemplates.AsTracking()).SingleOrDefaultAsync(template => template.Id == id, cancel) is not { } row)
            return Problem.NotFound();
        if (!shared.MayChange(row)) return Problem.Forbidden("It belongs to somebody else.");
        if (await ProblemAsync(id, row.OwnerId, request, db, shared, cancel) is { } problem) return problem;
        if (row.Version != version) return Problem.Stale(row.Version, []);

        Fill(row, request);
        try
        {
            return await shared.TrySaveAsync(cancel) ? TypedResults.Ok((await reader.ReadAsync([row], cancel))[0]) : Taken();
        }
        catch (DbUpdateConcurrencyException)
        {
            return await reader.FindAsync(id, cancel) is { } present ? Problem.Stale(present.Version, []) : Problem.NotFound();
        }
    }

    private static void Fill(TextTemplateRow row, SaveTemplateRequest request)
    {
        row.Name = request.Name.Trim();
        row.Purpose = request.Purpose;
        row.Language = request.Language;
        row.Text = request.Text.Trim();
        row.Audience = request.Audience;
        row.GroupId = request.GroupId;
        row.ResolutionCode = request.ResolutionCode;
        row.Subject = string.IsNullOrWhiteSpace(request.Subject) ? null : request.Subject.Trim();
        row.Kind = request.Kind;
        row.Impact = request.Impact;
        row.Urgency = request.Urgency;
        row.ServiceId = request.ServiceId;
        row.CategoryId = request.CategoryId;
        row.Version++;
    }

    private static async Task<ProblemHttpResult?> ProblemAsync(
        Guid? id, Guid ownerId, SaveTemplateRequest request, PlatformDbContext db, Shared shared, CancellationToken cancel)
    {
        var errors = ErrorsOf(request);
        if (request.ServiceId is { } service && !await db.Services.AnyAsync(row => row.Id == service && row.IsActive, cancel))
            errors["serviceId"] = ["This service does not exist."];
        if (request.CategoryId is { } category && !await db.Categories.AnyAsync(row => row.Id == category && row.IsActive, cancel))
            errors["categoryId"] = ["This category does not exist."];
        if (errors.Count > 0) return Problem.Invalid(errors);
        if (await shared.ProblemAsync(request.Audience, request.GroupId, cancel) is { } problem) return problem;

        var name = request.Name.Trim();
        return await db.TextTemplates.AnyAsync(
            row => row.OwnerId == ownerId && row.Name == name && row.Language == request.Language && row.Id != id, cancel)
            ? Taken()
            : null;
    }

    private static Dictionary<string, string[]> ErrorsOf(SaveTemplateRequest request)
    {
        var errors = new Dictionary<string, string[]>();
        if (string.IsNullOrWhiteSpace(request.Name)) errors["name"] = ["A name is needed."];
        if (string.IsNullOrWhiteSpace(request.Text)) errors["text"] = ["Words are needed."];
        if (!Languages.Contains(request.Language)) errors["language"] = [$"One of: {string.Join(", ", Languages)}."];
        CheckPlaces("text", request.Text);
        CheckPlaces("subject", request.Subject);
        if (request.ResolutionCode is not null && request.Purpose != TemplatePurpose.Resolution) errors["resolutionCode"] = ["Only a resolution has a code."];
        if (request.Purpose == TemplatePurpose.Record) return errors;

        (string Name, object? Value)[] preset =
        [
            ("subject", request.Subject), ("kind", request.Kind), ("impact", request.Impact), ("urgency", request.Urgency),
            ("serviceId", request.ServiceId), ("categoryId", request.CategoryId),
        ];
        foreach (var (name, value) in preset)
        {
            if (value is not null) errors[name] = ["Only a text for a new record presets this."];
        }
        return errors;

        void CheckPlaces(string field, string? text)
        {
            if (text is null || TemplateText.UnknownIn(text, request.Purpose) is not { Count: > 0 } unknown) return;
            errors[field] =
            [
                $"Unknown here: {string.Join(", ", unknown)}. Known are {string.Join(", ", TemplateText.PlacesOf(request.Purpose))}.",
            ];
        }
    }

    private static ProblemHttpResult Taken() => Problem.Conflict("name", "A text of this name exists already in this language.");
}
