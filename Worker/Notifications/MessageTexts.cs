using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Worker.Notifications;

/// <summary>
/// Sentences of messages in Indonesian and English, from <c>MessageTexts.resx</c> (English) and <c>MessageTexts.id.resx</c>.
/// Placeholders such as <c>{number}</c> are filled in one pass, so that braces in a person's words stay words.
/// </summary>
internal static partial class MessageTexts
{
    /// <summary>The languages in which every text exists; the first is used for any other.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "id"];

    /// <summary>The texts themselves, for enumeration.</summary>
    public static ResourceManager Resources { get; } = new(typeof(MessageTexts).FullName!, typeof(MessageTexts).Assembly);

    /// <summary>Key of a message's subject.</summary>
    public static string SubjectKey(MessageKind kind) => $"{kind}.Subject";

    /// <summary>Key of a message's body.</summary>
    public static string BodyKey(MessageKind kind) => $"{kind}.Body";

    /// <summary>Key of the reason that a rule gives for what it does.</summary>
    public static string ReasonKey(EscalationCondition when) =>
        when is EscalationCondition.ClockShare share ? $"Reason.{share.Metric}" : $"Reason.{when.GetType().Name}";

    /// <summary>Key of a state's name.</summary>
    public static string StateKey(IncidentState state) => $"State.{state}";

    /// <summary>Key of the paragraph with the link that acknowledges.</summary>
    public const string AcknowledgeKey = "Acknowledge";

    /// <summary>Key of a subject that reminds.</summary>
    public const string ReminderKey = "Reminder";

    /// <summary>Key of what is said of one group that stepped back.</summary>
    public const string SteppedBackLineKey = "SteppedBackLine";

    /// <summary>Key of what a digest says of messages that it has no room for.</summary>
    public const string DigestMoreKey = "DigestMore";

    /// <summary>The culture of a locale such as <c>id</c>, <c>id-ID</c> or <c>en</c>.</summary>
    public static CultureInfo CultureOf(string? locale) =>
        CultureInfo.GetCultureInfo(locale is not null && (locale == "id" || locale.StartsWith("id-", StringComparison.Ordinal)) ? "id-ID" : "en-GB");

    /// <summary>A text with its placeholders filled. A paragraph that is nothing but an empty placeholder is left out.</summary>
    /// <exception cref="ArgumentException">There is no such text, or a placeholder has no value.</exception>
    public static string Fill(string key, CultureInfo culture, IReadOnlyDictionary<string, string?> values)
    {
        var text = Resources.GetString(key, culture) ?? throw new ArgumentException($"There is no text {key}.", nameof(key));
        var paragraphs = text.ReplaceLineEndings("\n").Split("\n\n").Select(paragraph => paragraph.Trim('\n'));
        var filled = paragraphs.Select(paragraph => Placeholder().Replace(paragraph, match =>
            values.TryGetValue(match.Groups[1].Value, out var value)
                ? value ?? ""
                : throw new ArgumentException($"The placeholder {match.Value} of {key} has no value.", nameof(values))));
        return string.Join("\n\n", filled.Where(paragraph => paragraph.Length > 0));
    }

    /// <summary>The reason for what a rule does to a record.</summary>
    public static string Reason(EscalationCondition when, string locale)
    {
        var culture = CultureOf(locale);
        return Fill(ReasonKey(when), culture, ValuesOf(when, culture));
    }

    /// <summary>What a condition brings to the texts of its rule.</summary>
    public static Dictionary<string, string?> ValuesOf(EscalationCondition when, CultureInfo culture) => new()
    {
        ["share"] = (when as EscalationCondition.ClockShare)?.Percent.ToString(culture),
        ["minutes"] = when switch
        {
            EscalationCondition.InState stay => stay.Minutes.ToString(culture),
            EscalationCondition.ConsumerWaiting wait => wait.Minutes.ToString(culture),
            _ => null,
        },
        ["state"] = when is EscalationCondition.InState inState ? Resources.GetString(StateKey(inState.State), culture) : null,
        ["count"] = (when as EscalationCondition.Hops)?.Count.ToString(culture),
        ["opened"] = (when as EscalationCondition.OpenedWith)?.Priority.ToString(),
    };

    /// <summary>A placeholder; its name is the first group.</summary>
    [GeneratedRegex(@"\{([a-z]+)\}")]
    public static partial Regex Placeholder();
}
