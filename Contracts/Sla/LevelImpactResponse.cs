using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Contracts.Sla;

/// <summary>What a change of levels would do to the open records, now. <see cref="RebaseMode.NewOnly"/> does nothing to them.</summary>
/// <param name="Modes">By how far it reaches back.</param>
/// <param name="Warnings">What looks like a mistake.</param>
public sealed record LevelImpactResponse(IReadOnlyList<LevelImpactResponse.OfMode> Modes, IReadOnlyList<LevelFindingResponse> Warnings)
{
    /// <summary>The effect of one mode.</summary>
    /// <param name="Mode">From the start or from now on.</param>
    /// <param name="Changed">Records that would get a line.</param>
    /// <param name="BecomeLate">Records of which a promise would be broken.</param>
    /// <param name="DueSooner">Records that would fall due sooner, and can still be kept.</param>
    /// <param name="DueLater">Records that would be relieved.</param>
    /// <param name="SilencedSteps">Escalation steps that would be past, and of which nobody would be told.</param>
    /// <param name="StepsBefore">Steps of these records that would tell somebody within a day as it is.</param>
    /// <param name="StepsAfter">Steps that would tell somebody within a day after the change.</param>
    /// <param name="Late">The first records that would become late and that the caller may see.</param>
    public sealed record OfMode(
        RebaseMode Mode, int Changed, int BecomeLate, int DueSooner, int DueLater, int SilencedSteps, int StepsBefore, int StepsAfter,
        IReadOnlyList<LateRecord> Late);

    /// <summary>A record that would become late.</summary>
    /// <param name="Id">The record.</param>
    /// <param name="Number">Its number.</param>
    /// <param name="Subject">What it is about.</param>
    /// <param name="Priority">Its priority after the change.</param>
    /// <param name="DueBefore">When it is due as it is; null when never.</param>
    /// <param name="DueAfter">When it would have been due.</param>
    public sealed record LateRecord(Guid Id, string Number, string Subject, Priority Priority, Instant? DueBefore, Instant? DueAfter);
}
