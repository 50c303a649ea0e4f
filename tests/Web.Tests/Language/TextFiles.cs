using System.Collections;
using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using IncidentPlatform.Web.Language;

namespace IncidentPlatform.Web.Tests.Language;

/// <summary>The texts of both languages, and the sources that use them.</summary>
internal static class TextFiles
{
    public static IReadOnlyDictionary<string, string> English { get; } = Read(CultureInfo.InvariantCulture);
    public static IReadOnlyDictionary<string, string> Indonesian { get; } = Read(CultureInfo.GetCultureInfo("id"));

    /// <summary>Every page, component and class of Web, by path.</summary>
    public static IReadOnlyDictionary<string, string> Sources { get; } = new DirectoryInfo(WebFolder())
        .EnumerateFiles("*", SearchOption.AllDirectories)
        .Where(file => file.Extension is ".razor" or ".cs" && !file.FullName.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .ToDictionary(file => file.FullName, file => File.ReadAllText(file.FullName));

    public static string WebFolder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../Web"));

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        new ResourceManager(typeof(Texts)).GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
}
