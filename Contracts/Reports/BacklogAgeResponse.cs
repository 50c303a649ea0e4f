using NodaTime;

namespace IncidentPlatform.Contracts.Reports;

/// <summary>Open incidents at the end of a week by age.</summary>
/// <param name="Week">Its Monday.</param>
/// <param name="UpToOneDay">Younger than a day.</param>
/// <param name="UpToThreeDays">One to three days.</param>
/// <param name="UpToSevenDays">Three to seven days.</param>
/// <param name="UpToFourteenDays">Seven to fourteen days.</param>
/// <param name="Older">Fourteen days and more.</param>
public sealed record BacklogAgeResponse(LocalDate Week, int UpToOneDay, int UpToThreeDays, int UpToSevenDays, int UpToFourteenDays, int Older);
