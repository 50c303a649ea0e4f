using System.Globalization;

namespace IncidentPlatform.Web.Components.Charts;

/// <summary>Numbers in SVG attributes have a point whatever the reader's language.</summary>
internal static class SvgNumber
{
    public static string Of(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
}
