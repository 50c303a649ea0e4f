using Microsoft.Extensions.Localization;

namespace IncidentPlatform.Web.Components.Forms;

/// <summary>One line of a select: what is sent and what is read.</summary>
public sealed record Choice(string Value, string Label, string? Group = null)
{
    /// <summary>Every value of an enum; its text's key is the enum's name, or <paramref name="prefix"/>, and the value's name.</summary>
    public static IEnumerable<Choice> Each<T>(IStringLocalizer loc, string? prefix = null)
        where T : struct, Enum =>
        Enum.GetValues<T>().Select(value => new Choice(value.ToString(), loc[$"{prefix ?? typeof(T).Name}{value}"]));
}
