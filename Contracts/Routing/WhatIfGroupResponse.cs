namespace IncidentPlatform.Contracts.Routing;

/// <summary>What a group would have been given.</summary>
/// <param name="GroupId">The group, as the model knows it.</param>
/// <param name="Group">Its name; null when it is gone.</param>
/// <param name="Threshold">Confidence from which on; null for never.</param>
/// <param name="Automatic">Assigned without a person.</param>
/// <param name="Right">Of those it resolved.</param>
/// <param name="Wrong">Of those another group resolved.</param>
public sealed record WhatIfGroupResponse(Guid GroupId, string? Group, double? Threshold, int Automatic, int Right, int Wrong);
