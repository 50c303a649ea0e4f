using System.Globalization;
using System.Text;

namespace IncidentPlatform.Analytics.Routing;

/// <summary>
/// Turns what somebody wrote into what it is about: markup, quoted mail, signature, greeting and personal data go; case, accents and
/// control characters are evened out; digits stay. Any string is accepted, whatever its length or content.
/// </summary>
internal static class TextCleaner
{
    /// <summary>Characters kept. Cutting here costs no accuracy (measured) and bounds the time of a prediction.</summary>
    public const int MaximumLength = 600;

    // Only the head of a long text is looked at: what counts stands before quotations and logs.
    private const int ReadLength = 16_384;

    // Folding shortens; this leaves enough to keep MaximumLength characters of.
    private const int MaskedLength = 4 * MaximumLength;

    public static string Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";

        var head = text.Length > ReadLength ? text[..ReadLength] : text;
        var plain = MarkupStripper.Strip(WellFormed(head));
        var own = MailTrimmer.Trim(plain);
        var said = own.Length == 0 ? plain : own;
        var cleaned = Fold(PersonalData.Mask(said.Length > MaskedLength ? said[..MaskedLength] : said));
        return cleaned.Length > MaximumLength ? cleaned[..MaximumLength] : cleaned;
    }

    /// <summary>Replaces lone surrogates, which <see cref="string.Normalize()"/> refuses.</summary>
    private static string WellFormed(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r' || !Rune.IsControl(rune)) builder.Append(rune.ToString());
            else builder.Append(' ');
        }

        return builder.ToString();
    }

    private static string Fold(string text)
    {
        var builder = new StringBuilder(Math.Min(text.Length, MaximumLength * 2));
        var spaced = true;
        foreach (var character in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;

            if (char.IsWhiteSpace(character))
            {
                if (!spaced) builder.Append(' ');
                spaced = true;
                continue;
            }

            builder.Append(char.ToLowerInvariant(character));
            spaced = false;
        }

        return builder.ToString().TrimEnd();
    }
}
