using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.ServiceCatalog;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.ServiceCatalog;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Incidents;

/// <summary>Checks a submission, resolves what it names, and opens the record.</summary>
internal sealed class IncidentSubmission(
    PlatformDbContext db, IncidentCommands commands, IncidentReader reader, CurrentUser user, TimeProvider time)
{
    /// <summary>Opens the record, or says what is wrong with the wish.</summary>
    public async Task<(CommandResult? Result, ProblemHttpResult? Problem)> SubmitAsync(
        SubmitIncidentRequest request, IdempotencyToken? token, CancellationToken cancel)
    {
        var isRecording = request.Channel is Channel.Phone || request.RequesterEmail is not null;
        if (isRecording && !user.May(Permissions.Record))
            return (null, Problem.Forbidden("Only the service desk records by phone or on somebody's behalf."));

        var (former, refusal) = await FormerAsync(request, cancel);
        if (refusal is not null) return (null, refusal);
        if (former is not null) request = await TakeOverAsync(request, former, cancel);

        var kind = request.Kind ?? IncidentKind.Incident;
        var errors = Check(request, kind);
        var organization = await db.Organizations.AsNoTracking().SingleAsync(cancel);
        var category = await CategoryAsync(request.CategoryId, errors, cancel);
        var serviceId = request.ServiceId ?? category?.ServiceId ?? organization.DefaultServiceId!.Value;
        if (request.ServiceId is not null && !await db.Services.AnyAsync(service => service.Id == serviceId && service.IsActive, cancel))
            errors["serviceId"] = ["This service does not exist or is no longer offered."];
        if (request.AffectedUserEmail is { } named && !user.May(Permissions.Record) && !await IsMemberAsync(named, cancel))
            errors["affectedUserEmail"] = ["Nobody in the organization has this address."];
        if (errors.Count > 0) return (null, Problem.Invalid(errors));

        var requesterId = request.RequesterEmail is { } email
            ? await EnsureConsumerAsync(email, request.RequesterName, cancel)
            : user.PersonId;
        var affectedId = request.AffectedUserEmail is { } affected
            ? await EnsureConsumerAsync(affected, null, cancel)
            : FollowUps.AffectedBy(former, requesterId);
        var (impact, urgency) = (request.Impact ?? Impact.Moderate, request.Urgency ?? Urgency.Medium);
        var channel = request.Channel ?? (user.IsProgram ? Channel.Api : Channel.Web);
        var deskId = organization.DeskGroupId!.Value;
        var wish = new NewIncident
        {
            Subject = request.Subject.Trim(),
            Description = request.Description?.Trim() ?? "",
            Kind = kind,
            RequestType = kind == IncidentKind.ServiceRequest ? request.RequestType : null,
            Form = request.Form is null ? null : new Dictionary<string, string>(request.Form),
            ServiceId = serviceId,
            CategoryId = request.CategoryId,
            GroupId = deskId,
            Impact = impact,
            Urgency = urgency,
            Priority = organization.PriorityMatrix.PriorityOf(impact, urgency),
            RequesterId = requesterId,
            AffectedUserId = affectedId,
            IsRestricted = (category?.IsRestricted ?? false) || former is { IsRestricted: true },
            IsRespondedAtOpening = channel == Channel.Phone && requesterId != user.PersonId,
            AffectedItem = request.AffectedItem?.Trim(),
            AffectedCount = request.AffectedCount,
            Since = request.Since,
            TargetGroupId = await TargetAsync(request, kind, cancel),
            FollowUpOf = former?.Id,
        };
        return (await commands.OpenAsync(wish, user.Actor(channel), cancel, token), null);
    }

    // Whoever asks must know the record already: its number would tell them of it.
    private async Task<(IncidentRow? Former, ProblemHttpResult? Problem)> FormerAsync(SubmitIncidentRequest request, CancellationToken cancel)
    {
        if (request.FollowUpOf is not { } named) return (null, null);

        var former = await reader.FindAsync(named.Trim(), cancel);
        if (former is null || (request.RequesterEmail is { } email && !await TakesPartAsync(former, email, cancel)))
            return (null, Problem.Invalid("followUpOf", "There is no such record that the requester may see."));
        return Lifecycle.CanBeEdited(former.State)
            ? (null, Problem.Refusal(new Decision.Refused(RefusalCodes.NotOver, Lifecycle.MovesFrom(former.State))))
            : (former, null);
    }

    private async Task<bool> TakesPartAsync(IncidentRow former, string email, CancellationToken cancel)
    {
        var address = email.Trim().ToLowerInvariant();
        return await db.PersonCards.AsNoTracking().AnyAsync(
            card => card.Email == address
                && (card.PersonId == former.RequesterId || card.PersonId == former.AffectedUserId
                    || db.Followers.Any(follower => follower.IncidentId == former.Id && follower.PersonId == card.PersonId)),
            cancel);
    }

    // What the former record was is what this one is, unless said otherwise; but for what is no longer offered.
    private async Task<SubmitIncidentRequest> TakeOverAsync(SubmitIncidentRequest request, IncidentRow former, CancellationToken cancel)
    {
        var isSameRequest = (request.Kind ?? former.Kind) == former.Kind && (request.RequestType ?? former.RequestType) == former.RequestType;
        var serviceId = request.ServiceId ?? (request.CategoryId is null ? await FollowUps.ServiceAsync(db, former, cancel) : null);
        return request with
        {
            Kind = request.Kind ?? former.Kind,
            RequestType = request.RequestType ?? (isSameRequest ? former.RequestType : null),
            Form = request.Form ?? (isSameRequest ? former.Form : null),
            ServiceId = serviceId,
            CategoryId = request.CategoryId ?? await FollowUps.CategoryAsync(db, former, cancel),
            AffectedItem = request.AffectedItem ?? former.AffectedItem,
            AffectedCount = request.AffectedCount ?? former.AffectedCount,
        };
    }

    private Dictionary<string, string[]> Check(SubmitIncidentRequest request, IncidentKind kind)
    {
        var errors = new Dictionary<string, string[]>();
        if (request.Subject.Trim().Length < 3) errors["subject"] = ["At least 3 characters."];
        if (request.Channel is Channel.Email or Channel.System) errors["channel"] = ["Web, Phone or Api."];
        if (request.Since > WholeSeconds.Now(time)) errors["since"] = ["An instant in the past."];
        if (kind != IncidentKind.ServiceRequest)
        {
            if (request.RequestType is not null) errors["requestType"] = ["Only a service request has a type."];
            return errors;
        }

        if (request.RequestType is not { } type)
        {
            errors["requestType"] = [$"One of: {string.Join(", ", Enum.GetNames<RequestType>())}."];
            return errors;
        }
        foreach (var (field, message) in RequestForms.Check(type, request.Form ?? new Dictionary<string, string>()))
            errors[$"form.{field}"] = [message];
        return errors;
    }

    private async Task<CategoryRow?> CategoryAsync(Guid? id, Dictionary<string, string[]> errors, CancellationToken cancel)
    {
        if (id is null) return null;

        var category = await db.Categories.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.IsActive, cancel);
        if (category is null) errors["categoryId"] = ["This category does not exist or is no longer offered."];
        return category;
    }

    private async Task<Guid?> TargetAsync(SubmitIncidentRequest request, IncidentKind kind, CancellationToken cancel) =>
        kind != IncidentKind.ServiceRequest
            ? null
            : await db.RequestTypes.AsNoTracking().Where(row => row.Type == request.RequestType)
                .Select(row => (Guid?)row.GroupId).SingleOrDefaultAsync(cancel);

    private Task<bool> IsMemberAsync(string email, CancellationToken cancel)
    {
        var address = email.Trim().ToLowerInvariant();
        return db.Members.AsNoTracking().AnyAsync(member => member.Email == address && member.IsActive, cancel);
    }

    // Somebody whom the desk names becomes a consumer without credentials; an invitation or a reset claims the person later.
    private async Task<Guid> EnsureConsumerAsync(string email, string? name, CancellationToken cancel)
    {
        var address = email.Trim().ToLowerInvariant();
        var now = WholeSeconds.Now(time);
        var shown = string.IsNullOrWhiteSpace(name) ? address[..address.IndexOf('@')] : name.Trim();
        var personId = (await db.Database.SqlQuery<Guid>(
            $"select auth_ensure_person({Guid.CreateVersion7()}, {address}, {shown}, null, null, {now}) as \"Value\"").ToListAsync(cancel))[0];
        await db.Database.ExecuteSqlAsync(
            $"insert into membership (organization_id, person_id, roles, is_active, created_at) values ({user.OrganizationId}, {personId}, {new[] { nameof(Role.Consumer) }}, true, {now}) on conflict do nothing",
            cancel);
        return personId;
    }
}
