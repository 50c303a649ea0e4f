namespace IncidentPlatform.Contracts.Routing;

/// <summary>A newly trained model beside the one that was in service, on the same records that neither had learned from.</summary>
/// <param name="Against">The version that was in service.</param>
/// <param name="Records">How many records.</param>
/// <param name="OutOfFold">Of how many of them the version in service was represented by models of its own training that had not seen them; the others are newer than all it learned from.</param>
/// <param name="PresentAccuracy">Share of right first guesses of the version that was in service.</param>
/// <param name="NewAccuracy">Share of right first guesses of the new one.</param>
/// <param name="Accuracy">Share of right first guesses: new minus present.</param>
/// <param name="AppliedPrecision">Share that is right of what each would assign without a person: new minus present; null when one would assign nothing.</param>
/// <param name="IsBetter">Whether it is better by more than chance.</param>
public sealed record RoutingContestResponse(
    int Against, int Records, int OutOfFold, double PresentAccuracy, double NewAccuracy, DifferenceResponse Accuracy, DifferenceResponse? AppliedPrecision, bool IsBetter);

/// <summary>A difference of two shares with the interval in which 95 % of the resamples lie; 0.01 is a percentage point.</summary>
/// <param name="Value">New minus present.</param>
/// <param name="Low">Lower bound.</param>
/// <param name="High">Upper bound.</param>
public sealed record DifferenceResponse(double Value, double Low, double High);
