using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Intake;

/// <summary>The record about which we wrote the mail that is answered.</summary>
/// <param name="Id">The record.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Sender">What the sender has to do with it.</param>
public sealed record AnsweredRecord(Guid Id, IncidentState State, Participation Sender);
