using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.MajorIncidents;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.MajorIncidents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.MajorIncidents;

/// <summary>
/// <c>POST /major-incidents/proposals/{id}/accept</c>: one record is declared major, the others become its children. Asking again goes on
/// where it stopped, and takes in what has joined the burst since.
/// </summary>
internal static class AcceptProposal
{
    // A larger burst is told by the public word; the rest can be added one by one.
    private const int MostChildren = 200;

    public static void Map(RouteGroupBuilder majors) => majors
        .MapPost("/proposals/{id:guid}/accept", HandleAsync)
        .RequireAuthorization(Permissions.Lead)
        .WithName(nameof(AcceptProposal)).WithSummary("Declare a burst a major incident");

    private static async Task<Results<Ok<MajorIncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, AcceptProposalRequest request, ProposalReader proposals, MajorReader reader, MajorWork work, IncidentCommands commands, PlatformDbContext db,
        CurrentUser user, CancellationToken cancel)
    {
        if (await db.MajorProposals.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } proposal) return Problem.NotFound();
        if (proposal.State == MajorProposalState.Dismissed) return Problem.Conflict("id", "It was dismissed.");

        var records = await proposals.RecordsOf(id).OrderBy(row => row.OpenedAt).ThenBy(row => row.Id).Take(MostChildren).ToListAsync(cancel);
        if (request.IncidentId is { } wanted && records.All(record => record.Id != wanted))
            return Problem.Invalid("incidentId", "This record is no part of the burst.");
        if ((proposal.MajorId ?? Chosen(records, request.IncidentId)) is not { } majorId)
            return Problem.Invalid("incidentId", "None of its records is open any more.");

        if (proposal.State == MajorProposalState.Open && await DeclareAsync(majorId) is not CommandResult.Saved and var refused)
            return await work.AnswerAsync(majorId, refused, cancel);

        foreach (var child in records.Where(record => record.Id != majorId && !record.IsMajor)) await work.LinkAsync(child.Id, majorId, cancel);
        return TypedResults.Ok(await reader.ReadAsync(majorId, cancel));

        Task<CommandResult> DeclareAsync(Guid incidentId) => commands.ExecuteAsync(
            incidentId, null, user.Actor(), async (incident, now) =>
            {
                var locked = await db.MajorProposals.FromSql($"select * from major_proposal where id = {id} for update").AsTracking().SingleAsync(cancel);
                if (locked.State != MajorProposalState.Open) return new Decision.Refused(RefusalCodes.NothingChanges, []); // Somebody was faster.

                // Declared by hand meanwhile, it is the major incident that the others are part of.
                var decision = incident.Facts.IsMajor
                    ? new Decision.Accepted([])
                    : await work.DeclareAsync(incident, request.Reason?.Trim(), user.PersonId, MajorIncidentRow.DefaultCadenceSeconds, cancel);
                if (decision is Decision.Accepted)
                    (locked.State, locked.MajorId, locked.DecidedAt, locked.DecidedBy) = (MajorProposalState.Accepted, incidentId, now, user.PersonId);
                return decision;
            }, cancel);
    }

    private static Guid? Chosen(IReadOnlyList<IncidentRow> records, Guid? wanted)
    {
        var open = records.Where(record => record.Kind == IncidentKind.Incident && Lifecycle.IsOpen(record.State)).ToList();
        return wanted ?? (open.FirstOrDefault(record => record.IsMajor) ?? open.FirstOrDefault())?.Id;
    }
}
