using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Domain.Sharing;
using IncidentPlatform.Web.Sessions;
using Microsoft.Extensions.Localization;

namespace IncidentPlatform.Web.Components.Forms;

/// <summary>With whom a view or a text is shared, as one field: nobody, everybody, or a group's id.</summary>
internal static class ShareChoice
{
    private const string Everybody = "everybody";

    public static string? ValueOf(Audience audience, Guid? groupId) => audience switch
    {
        Audience.Owner => null,
        Audience.Group => groupId?.ToString(),
        Audience.Organization => Everybody,
    };

    /// <summary>With whom it is shared, in words; null when with nobody.</summary>
    public static string? NameOf(Audience audience, string? group, IStringLocalizer loc) => audience switch
    {
        Audience.Owner => null,
        Audience.Group => group ?? "",
        Audience.Organization => loc["ShareEverybody"].Value,
    };

    public static (Audience Audience, Guid? GroupId) Read(string? value)
    {
        if (value == Everybody) return (Audience.Organization, null);
        return Guid.TryParse(value, out var group) ? (Audience.Group, group) : (Audience.Owner, null);
    }

    /// <summary>What the reader may choose: their own groups, or everything.</summary>
    public static IEnumerable<Choice> For(Reader reader, IEnumerable<GroupResponse> groups, IStringLocalizer loc)
    {
        var all = reader.Can(Permissions.SharePresets);
        var mine = reader.GroupIds;
        if (all) yield return new(Everybody, loc["ShareEverybody"]);
        foreach (var group in groups.Where(group => group.IsActive && (all || mine.Contains(group.Id)))) yield return new(group.Id.ToString(), group.Name);
    }
}
