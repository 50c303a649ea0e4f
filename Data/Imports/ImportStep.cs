using IncidentPlatform.Domain.Imports;

namespace IncidentPlatform.Data.Imports;

/// <summary>A batch that is dealt with.</summary>
/// <param name="Doing">Checking, running or undoing.</param>
/// <param name="Records">Records written, found good, or deleted.</param>
/// <param name="Refused">Records left out.</param>
public sealed record ImportStep(ImportState Doing, int Records, int Refused);
