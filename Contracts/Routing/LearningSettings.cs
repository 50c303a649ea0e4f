using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Routing;

/// <summary><c>GET</c> and <c>PUT /routing/learning</c>: when the model is trained anew by itself.</summary>
/// <param name="RetrainDays">Days between two trainings, 1..365; null for never by the calendar.</param>
/// <param name="RetrainsOnDrift">Whether a training begins when records are no longer like those that were learned from.</param>
public sealed record LearningSettings([property: Range(1, 365)] int? RetrainDays, bool RetrainsOnDrift);
