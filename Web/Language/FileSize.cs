using System.Globalization;

namespace IncidentPlatform.Web.Language;

/// <summary>Sizes of files in units that people use; the language decides the decimal sign.</summary>
internal static class FileSize
{
    private const double Step = 1024;

    public static string Of(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.CurrentCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.CurrentCulture, $"{bytes / Step:0.#} KB"),
        < 1024 * 1024 * 1024 => string.Create(CultureInfo.CurrentCulture, $"{bytes / Step / Step:0.#} MB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{bytes / Step / Step / Step:0.#} GB"),
    };
}
