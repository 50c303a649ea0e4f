using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Contracts.Search;

/// <summary>A record that was found.</summary>
/// <param name="Id">The record.</param>
/// <param name="Number">Its number.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Priority">How much it matters.</param>
/// <param name="IsMajor">Whether it is a major incident.</param>
/// <param name="Service">Name of its service.</param>
/// <param name="Group">Name of the group that has it.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="Snippet">Its description around the words; empty when there is none, or it was found by its number.</param>
public sealed record FoundRecordResponse(
    Guid Id, string Number, IncidentKind Kind, string Subject, IncidentState State, Priority Priority, bool IsMajor, string Service,
    string Group, Instant OpenedAt, IReadOnlyList<SnippetPart> Snippet);
