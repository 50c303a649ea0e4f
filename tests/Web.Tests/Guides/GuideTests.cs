using System.Text.RegularExpressions;
using IncidentPlatform.Web.Tests.Language;

namespace IncidentPlatform.Web.Tests.Guides;

public sealed partial class GuideTests
{
    private static readonly string[] Actors =
    [
        "administrator.md", "agent.md", "consumer.md", "incident-manager.md", "member.md", "provider.md", "service-delivery-manager.md",
    ];

    public static TheoryData<string> Languages => ["en", "id"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Each_actor_has_a_guide(string language) =>
        Assert.Equal([.. Actors.Prepend("README.md")], GuidesIn(language).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_first_page_leads_to_every_guide(string language) =>
        Assert.Equal([], Actors.Except(LinksOf(GuidesIn(language).Single(page => Path.GetFileName(page) == "README.md")).Select(Path.GetFileName)));

    [Fact]
    public void Both_languages_show_the_same_pictures() =>
        Assert.Equal(PicturesOf("en"), PicturesOf("id"));

    [Fact]
    public void Every_link_and_picture_of_a_page_exists() =>
        Assert.Equal([], Pages().SelectMany(page => LinksOf(page).Where(target => !Path.Exists(target)).Select(target => $"{Short(page)}: {Short(target)}")));

    [Fact]
    public void No_picture_is_left_that_no_page_shows() =>
        Assert.Equal([], Directory.EnumerateFiles(Folder("docs/pictures"), "*", SearchOption.AllDirectories).Except(Pages().SelectMany(LinksOf)).Select(Short));

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_stands_in_bold_stands_on_the_screen(string language)
    {
        var texts = (language == "id" ? TextFiles.Indonesian : TextFiles.English).Values.ToHashSet();

        var unknown = GuidesIn(language).SelectMany(page => Bold().Matches(File.ReadAllText(page))
            .Select(match => Space().Replace(match.Groups[1].Value, " "))
            .Where(words => !texts.Contains(words))
            .Select(words => $"{Short(page)}: {words}"));

        Assert.Equal([], unknown);
    }

    private static IEnumerable<string> GuidesIn(string language) => Directory.EnumerateFiles(Folder($"docs/guide/{language}"));

    private static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(Folder("docs"), "*.md", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Folder(""), "*.md"));

    private static IEnumerable<string> PicturesOf(string language) => GuidesIn(language)
        .SelectMany(page => LinksOf(page).Where(target => target.StartsWith(Folder($"docs/pictures/{language}/"), StringComparison.Ordinal))
            .Select(target => $"{Path.GetFileName(page)}: {Path.GetFileName(target)}"))
        .Order(StringComparer.Ordinal);

    /// <summary>Files that a page links to or shows, as full paths; other sites and places on the same page left out.</summary>
    private static IEnumerable<string> LinksOf(string page) => Link().Matches(File.ReadAllText(page))
        .Select(match => match.Groups[1].Value)
        .Where(target => !target.Contains(':', StringComparison.Ordinal) && !target.StartsWith('#'))
        .Select(target => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, target.Split('#')[0])));

    private static string Folder(string path) => Path.GetFullPath(Path.Combine(TextFiles.WebFolder(), "..", path));

    private static string Short(string path) => Path.GetRelativePath(Folder(""), path);

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*(.+?)\*\*", RegexOptions.Singleline)]
    private static partial Regex Bold();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
