using NodaTime;

namespace IncidentPlatform.Contracts.Routing;

/// <summary>What a model said of one week's resolved records, none of which it had learned from.</summary>
/// <param name="Week">Monday of the week in which they were opened, in the organization's zone.</param>
/// <param name="Records">How many there are.</param>
/// <param name="Abstained">Of how many it said nothing.</param>
/// <param name="Right">For how many its first guess was right.</param>
/// <param name="Applied">How many it was sure enough of to be assigned without a person.</param>
/// <param name="AppliedRight">How many of those were right.</param>
/// <param name="Confidence">Mean confidence of its first guesses; null when it said nothing.</param>
/// <param name="Words">Words that carry meaning, each counted once per record.</param>
/// <param name="UnknownWords">Those of them that it had never seen.</param>
/// <param name="Groups">Who resolved them, most first.</param>
public sealed record RoutingWeekResponse(
    LocalDate Week, int Records, int Abstained, int Right, int Applied, int AppliedRight, double? Confidence, int Words, int UnknownWords,
    IReadOnlyList<RoutingGroupCountResponse> Groups);
