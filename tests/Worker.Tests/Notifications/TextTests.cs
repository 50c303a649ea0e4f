using System.Collections;
using System.Globalization;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Worker.Notifications;

namespace IncidentPlatform.Worker.Tests.Notifications;

public sealed class TextTests
{
    private static readonly IEnumerable<string> Expected =
    [
        .. Enum.GetValues<MessageKind>().SelectMany(kind => new[] { MessageTexts.SubjectKey(kind), MessageTexts.BodyKey(kind) }),
        .. Enum.GetValues<ClockMetric>().Select(metric => MessageTexts.ReasonKey(new EscalationCondition.ClockShare(metric, 50))),
        .. typeof(EscalationCondition).GetNestedTypes().Where(type => type != typeof(EscalationCondition.ClockShare)).Select(type => $"Reason.{type.Name}"),
        .. Enum.GetValues<IncidentState>().Select(MessageTexts.StateKey),
        MessageTexts.AcknowledgeKey,
        MessageTexts.ReminderKey,
        MessageTexts.DigestMoreKey, MessageTexts.SteppedBackLineKey,
    ];

    [Fact]
    public void Every_text_exists_in_both_languages_and_no_other() =>
        Assert.All(MessageTexts.Languages, language => Assert.Equal(Expected.Order(), TextsOf(language).Keys.Order()));

    [Fact]
    public void Both_languages_say_the_same_with_the_same_placeholders() =>
        Assert.All(Expected, key => Assert.Equal(PlaceholdersOf("en", key), PlaceholdersOf("id", key)));

    [Fact]
    public void No_text_is_left_untranslated() =>
        Assert.All(Expected, key => Assert.NotEqual(TextsOf("en")[key], TextsOf("id")[key]));

    [Theory]
    [InlineData("id", "id-ID")]
    [InlineData("id-ID", "id-ID")]
    [InlineData("en", "en-GB")]
    [InlineData("idu", "en-GB")]
    [InlineData(null, "en-GB")]
    public void A_locale_picks_its_language_and_any_other_is_english(string? locale, string culture) =>
        Assert.Equal(culture, MessageTexts.CultureOf(locale).Name);

    [Fact]
    public void Braces_in_a_persons_words_stay_words()
    {
        var values = new Dictionary<string, string?>
        {
            ["name"] = "{number}",
            ["number"] = "X-1",
            ["subject"] = "{link}",
            ["words"] = "{name}",
            ["link"] = "L",
            ["organization"] = "O",
        };

        var text = MessageTexts.Fill(MessageTexts.BodyKey(MessageKind.PublicReply), CultureInfo.GetCultureInfo("en-GB"), values);

        Assert.Equal("Hello {number},\n\nThere is a new reply to X-1 \"{link}\":\n\n{name}\n\nYou can answer here: L\n\nO", text);
    }

    private static Dictionary<string, string> TextsOf(string language)
    {
        var culture = language == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language);
        var set = MessageTexts.Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        Assert.NotNull(set);
        return set.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    private static IEnumerable<string> PlaceholdersOf(string language, string key) =>
        MessageTexts.Placeholder().Matches(TextsOf(language)[key]).Select(match => match.Value).Distinct().Order();
}
