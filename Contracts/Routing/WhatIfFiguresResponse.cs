namespace IncidentPlatform.Contracts.Routing;

/// <summary>What became of the records under some thresholds.</summary>
/// <param name="Automatic">Assigned without a person.</param>
/// <param name="Right">Of those to the group that resolved.</param>
/// <param name="Wrong">Of those to another.</param>
/// <param name="Left">Left to a person: the model was not sure enough.</param>
/// <param name="Abstained">Left to a person: the model said nothing.</param>
/// <param name="SavedSeconds">Business time that the right ones spent on their way to the group that resolved them.</param>
/// <param name="LostSeconds">Business time that the wrong ones would spend on a detour, each as long as detours took.</param>
public sealed record WhatIfFiguresResponse(int Automatic, int Right, int Wrong, int Left, int Abstained, long SavedSeconds, long LostSeconds);
