using NodaTime;

namespace IncidentPlatform.Contracts.Routing;

/// <summary>What a model would have done with the resolved records of the last 90 days, none of which it is asked about that it knows by heart.</summary>
/// <param name="Version">The model.</param>
/// <param name="Progress">Per cent of the work; below 100 ask again in a moment, there are no figures yet.</param>
/// <param name="Records">Records replayed: the newest, at most 5,000.</param>
/// <param name="From">Opening of the oldest; null without any.</param>
/// <param name="To">Opening of the newest; null without any.</param>
/// <param name="OutOfFold">Of how many of them models of its training answered that had not seen them; the others are none that it learned from.</param>
/// <param name="DetourSeconds">Mean business time that a wrong group held a record in these days; null when none did.</param>
/// <param name="Asked">With the thresholds asked for.</param>
/// <param name="AsTrained">With the thresholds that came with the model.</param>
/// <param name="Actual">What happened: the classifier's own assignments; abstentions are not counted.</param>
/// <param name="Groups">The thresholds asked for, by group, most assigned first.</param>
public sealed record WhatIfResponse(
    int Version, int Progress, int Records, Instant? From, Instant? To, int OutOfFold, long? DetourSeconds, WhatIfFiguresResponse? Asked,
    WhatIfFiguresResponse? AsTrained, WhatIfFiguresResponse? Actual, IReadOnlyList<WhatIfGroupResponse> Groups);
