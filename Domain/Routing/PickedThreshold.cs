namespace IncidentPlatform.Domain.Routing;

/// <summary>A threshold that was picked from decisions whose outcome is known.</summary>
/// <param name="ModelVersion">The model whose confidence it is compared with: another model's means something else.</param>
/// <param name="Confidence">From which the group is assigned without a person; <see cref="double.PositiveInfinity"/> when no confidence is enough.</param>
public sealed record PickedThreshold(int ModelVersion, double Confidence);
