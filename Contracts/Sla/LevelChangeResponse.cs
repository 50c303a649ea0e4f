using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Contracts.Sla;

/// <summary>A change of levels on its way through the open records.</summary>
/// <param name="Id">The change.</param>
/// <param name="Subject">What was changed.</param>
/// <param name="SubjectId">The policy or calendar; null for the priority matrix.</param>
/// <param name="Name">Its name; empty for the priority matrix.</param>
/// <param name="Mode">How far it reaches back.</param>
/// <param name="State">How far it is.</param>
/// <param name="Total">Records that were concerned when it was made.</param>
/// <param name="Examined">Records that were looked at so far.</param>
/// <param name="Changed">Records that got a line.</param>
/// <param name="BecameLate">Records of which a promise was broken by it.</param>
/// <param name="DueSooner">Records that fall due sooner.</param>
/// <param name="DueLater">Records that were relieved.</param>
/// <param name="SilencedSteps">Escalation steps that count as taken without a word.</param>
/// <param name="Failed">Records that could not be changed; the operator's log names them.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="FinishedAt">When every record was reached; null before.</param>
public sealed record LevelChangeResponse(
    Guid Id, LevelSubject Subject, Guid? SubjectId, string Name, RebaseMode Mode, LevelChangeState State, int Total, int Examined, int Changed,
    int BecameLate, int DueSooner, int DueLater, int SilencedSteps, int Failed, Instant CreatedAt, string CreatedBy, Instant? FinishedAt);
