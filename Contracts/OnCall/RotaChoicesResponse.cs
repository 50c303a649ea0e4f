namespace IncidentPlatform.Contracts.OnCall;

/// <summary>What a form about rotas offers.</summary>
/// <param name="Groups">Groups that take records and have no rota, by name.</param>
/// <param name="Calendars">Calendars whose dated closings can be a rota's holidays, by name.</param>
/// <param name="People">Who can take turns for the group that was asked for, its provider's people among them, by name; empty without a group.</param>
public sealed record RotaChoicesResponse(
    IReadOnlyList<RotaChoiceResponse> Groups, IReadOnlyList<RotaChoiceResponse> Calendars, IReadOnlyList<OnCallPersonResponse> People);
