using System.Text.RegularExpressions;

namespace IncidentPlatform.Domain.Templates;

/// <summary>Places in a ready-made text, such as <c>{{requester}}</c>, and what is put there.</summary>
public static partial class TemplateText
{
    /// <summary>Name of whoever asked.</summary>
    public const string Requester = "requester";

    /// <summary>Name of the affected user.</summary>
    public const string Affected = "affected";

    /// <summary>The record's number.</summary>
    public const string Number = "number";

    /// <summary>The record's subject.</summary>
    public const string Subject = "subject";

    /// <summary>The record's service.</summary>
    public const string Service = "service";

    /// <summary>The group that has the record.</summary>
    public const string Group = "group";

    /// <summary>Name of whoever uses the text.</summary>
    public const string Agent = "agent";

    /// <summary>The organization's name.</summary>
    public const string Organization = "organization";

    /// <summary>The places that a text may have.</summary>
    /// <param name="purpose">A record that is not opened yet has neither number nor requester.</param>
    public static IReadOnlyList<string> PlacesOf(TemplatePurpose purpose) => purpose switch
    {
        TemplatePurpose.Reply or TemplatePurpose.Resolution => [Requester, Affected, Number, Subject, Service, Group, Agent, Organization],
        TemplatePurpose.Record => [Agent, Organization],
    };

    /// <summary>The places in a text that mean nothing for this purpose, each once, in their order.</summary>
    public static IReadOnlyList<string> UnknownIn(string text, TemplatePurpose purpose) =>
        [.. Place().Matches(text).Select(match => match.Groups[1].Value).Where(name => !PlacesOf(purpose).Contains(name)).Distinct()];

    /// <summary>The text with every place filled.</summary>
    /// <param name="text">With places.</param>
    /// <param name="values">By place; a place without a value becomes empty.</param>
    /// <remarks>What is put in is not looked at again: a subject that reads <c>{{agent}}</c> stays as somebody wrote it.</remarks>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Place().Replace(text, match => values.GetValueOrDefault(match.Groups[1].Value, ""));

    [GeneratedRegex(@"\{\{\s*([^{}\s]*)\s*\}\}")]
    private static partial Regex Place();
}
