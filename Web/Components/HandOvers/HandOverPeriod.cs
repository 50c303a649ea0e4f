using System.Globalization;
using IncidentPlatform.Web.Components.Forms;
using Microsoft.Extensions.Localization;
using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Web.Components.HandOvers;

/// <summary>The time that is looked at: some months up to the present one.</summary>
/// <param name="Months">How many, the present one included.</param>
/// <param name="From">First date.</param>
/// <param name="To">First date after it.</param>
internal sealed record HandOverPeriod(int Months, LocalDate From, LocalDate To)
{
    private static readonly IReadOnlyList<int> Lengths = [1, 3, 6, 12];
    private const int Usual = 3;

    public string Value => Months.ToString(CultureInfo.InvariantCulture);

    /// <summary>As reports take it.</summary>
    public string Query => $"from={FromText}&to={ToText}";

    public string FromText => LocalDatePattern.Iso.Format(From);

    public string ToText => LocalDatePattern.Iso.Format(To);

    /// <summary>Reads what was chosen; a quarter of a year for anything else.</summary>
    public static HandOverPeriod Of(int? months, TimeProvider clock, DateTimeZone zone)
    {
        var length = months is { } asked && Lengths.Contains(asked) ? asked : Usual;
        var end = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(zone).Date.With(DateAdjusters.StartOfMonth).PlusMonths(1);
        return new HandOverPeriod(length, end.PlusMonths(-length), end);
    }

    public IEnumerable<Choice> Choices(IStringLocalizer loc) => Lengths.Select(length => new Choice(
        length.ToString(CultureInfo.InvariantCulture), length == 1 ? loc["HandOverThisMonth"] : loc["HandOverLastMonths", length]));

    /// <summary>Who and when, for the head of a page.</summary>
    public string Words(string organization, IStringLocalizer loc) => loc["HandOverNote", organization, Day(From), Day(To.PlusDays(-1))];

    private static string Day(LocalDate date) => date.ToString("d MMM yyyy", CultureInfo.CurrentCulture);
}
