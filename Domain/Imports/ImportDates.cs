using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Domain.Imports;

/// <summary>Reads instants as files write them.</summary>
/// <param name="order">In which order day, month and year stand; a year of four digits in front is read as such under any order.</param>
/// <param name="zone">Zone of what bears no offset. Of an hour that is there twice the first is meant; one that is skipped is moved on.</param>
public sealed class ImportDates(DateOrder order, DateTimeZone zone)
{
    /// <summary>Reads an instant: a date, mostly with a time, possibly with an offset. Fractions of a second are cut.</summary>
    /// <returns>Null when it is none.</returns>
    public Instant? Read(string text)
    {
        var rest = text.AsSpan().Trim();
        if (!TryDate(ref rest, out var date)) return null;
        if (rest.IsEmpty) return zone.AtLeniently(date.AtMidnight()).ToInstant();
        if (rest[0] is not ('T' or 't' or ' ' or ',')) return null;

        rest = rest[1..].TrimStart();
        if (!TryTime(ref rest, out var time)) return null;
        if (rest.IsEmpty) return zone.AtLeniently(date + time).ToInstant();
        return OffsetPattern.GeneralInvariantWithZ.Parse(rest.TrimStart().ToString()) is { Success: true, Value: var offset }
            ? (date + time).WithOffset(offset).ToInstant()
            : null;
    }

    private bool TryDate(ref ReadOnlySpan<char> rest, out LocalDate date)
    {
        date = default;
        Span<int> parts = stackalloc int[3];
        var isYearFirst = false;
        for (var i = 0; i < 3; i++)
        {
            if (i > 0)
            {
                if (rest.IsEmpty || rest[0] is not ('/' or '-' or '.')) return false;
                rest = rest[1..];
            }
            var length = Number(ref rest, 4, out parts[i]);
            if (length is 0 or 3) return false;
            if (i == 0) isYearFirst = length == 4;
            if ((i == (isYearFirst ? 0 : 2)) != (length == 4)) return false; // a year of two digits could be a day
        }
        if (!isYearFirst && order == DateOrder.YearMonthDay) return false;

        var (year, month, day) = isYearFirst
            ? (parts[0], parts[1], parts[2])
            : order == DateOrder.DayMonthYear ? (parts[2], parts[1], parts[0]) : (parts[2], parts[0], parts[1]);
        // Nothing of an incident happened before computers counted time in 1970; calendars end not much later.
        if (year is < 1971 or > 2199 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month)) return false;
        date = new LocalDate(year, month, day);
        return true;
    }

    private static bool TryTime(ref ReadOnlySpan<char> rest, out LocalTime time)
    {
        time = default;
        var second = 0;
        if (Number(ref rest, 2, out var hour) == 0 || rest.IsEmpty || rest[0] is not (':' or '.')) return false;
        rest = rest[1..];
        if (Number(ref rest, 2, out var minute) != 2) return false;
        if (!rest.IsEmpty && rest[0] is ':' or '.')
        {
            rest = rest[1..];
            if (Number(ref rest, 2, out second) != 2) return false;
            if (!rest.IsEmpty && rest[0] is '.' or ',')
            {
                rest = rest[1..];
                if (Number(ref rest, 9, out _) == 0) return false;
            }
        }
        if (TryHalf(ref rest) is { } isAfternoon)
        {
            if (hour is < 1 or > 12) return false;
            hour = (hour % 12) + (isAfternoon ? 12 : 0);
        }
        if (hour > 23 || minute > 59 || second > 59) return false;
        time = new LocalTime(hour, minute, second);
        return true;
    }

    // AM false, PM true; null for a clock of 24 hours.
    private static bool? TryHalf(ref ReadOnlySpan<char> rest)
    {
        var half = rest.TrimStart();
        if (half.Length < 2 || half[1] is not ('M' or 'm') || half[0] is not ('A' or 'a' or 'P' or 'p')) return null;
        rest = half[2..];
        return half[0] is 'P' or 'p';
    }

    private static int Number(ref ReadOnlySpan<char> rest, int most, out int value)
    {
        value = 0;
        var length = 0;
        while (length < rest.Length && length < most && char.IsAsciiDigit(rest[length])) value = (value * 10) + rest[length++] - '0';
        rest = rest[length..];
        return length;
    }
}
