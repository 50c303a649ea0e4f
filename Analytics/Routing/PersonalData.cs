using System.Text.RegularExpressions;

namespace IncidentPlatform.Analytics.Routing;

/// <summary>
/// Takes e-mail addresses and the numbers of a person out of a text: phone and extension, NIK and other numbers of 16 digits, payment cards.
/// Numbers of tickets, servers and transactions stay: they tell what a record is about.
/// </summary>
internal static partial class PersonalData
{
    private const int ShortestCard = 13;
    private const int IdentityDigits = 16;

    public static string Mask(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9') && !text.Contains('@')) return text;

        var masked = Address().Replace(text, " ");
        masked = LongNumber().Replace(masked, match => IsPersonal(match.ValueSpan) ? " " : match.Value);
        return Extension().Replace(Phone().Replace(masked, " "), " ");
    }

    private static bool IsPersonal(ReadOnlySpan<char> number)
    {
        Span<char> digits = stackalloc char[number.Length];
        var count = 0;
        foreach (var character in number)
        {
            if (char.IsAsciiDigit(character)) digits[count++] = character;
        }

        return count == IdentityDigits || (count >= ShortestCard && IsCard(digits[..count]));
    }

    // ISO/IEC 7812: Luhn's check digit.
    private static bool IsCard(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }

    [GeneratedRegex(@"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<![\w.])\d(?:[ .-]?\d){12,18}(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();

    // Mobile (0812…, +62 812…), fixed line with its area code, international.
    [GeneratedRegex(
        @"(?<![\w.])(?:(?:\+?62[ -]?|0)8\d{1,2}[ .-]?\d{3,4}[ .-]?\d{2,5}|\(?(?:\+?62[ -]?|0)(?:2\d|[3-79]\d{1,2})\)?[ -]\d{3,4}[ .-]?\d{3,4}|\+\d(?:[ -]?\d){7,14})(?!\w)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\b(?:ext|ekst|ekstensi|extension|pesawat)\b[ .:]{0,3}\d{2,6}\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Extension();
}
