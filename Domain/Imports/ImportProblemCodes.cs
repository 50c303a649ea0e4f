namespace IncidentPlatform.Domain.Imports;

/// <summary>What can be wrong with a row.</summary>
public static class ImportProblemCodes
{
    /// <summary>More or fewer cells than the header: a quote or a line is broken, or the file was cut.</summary>
    public const string WrongCellCount = "wrong-cell-count";

    /// <summary>A quote stands where none may.</summary>
    public const string BrokenQuotes = "broken-quotes";

    /// <summary>A value is missing.</summary>
    public const string Missing = "missing";

    /// <summary>No instant in the order that was named.</summary>
    public const string UnreadableDate = "unreadable-date";

    /// <summary>After the present.</summary>
    public const string DateInFuture = "date-in-future";

    /// <summary>Resolved before opened, or closed before resolved.</summary>
    public const string DatesOutOfOrder = "dates-out-of-order";

    /// <summary>The state does not go with the dates.</summary>
    public const string StateAgainstDates = "state-against-dates";

    /// <summary>Longer than numbers may be.</summary>
    public const string NumberTooLong = "number-too-long";

    /// <summary>Begins like the numbers that the organization gives itself.</summary>
    public const string NumberReserved = "number-reserved";

    /// <summary>A record of this number exists already, here or further up in the file.</summary>
    public const string DuplicateNumber = "duplicate-number";

    /// <summary>The changes of this number do not stand together in the file.</summary>
    public const string ScatteredNumber = "scattered-number";

    /// <summary>No such group, and none is to be made.</summary>
    public const string UnknownGroup = "unknown-group";

    /// <summary>More changes than one record can have.</summary>
    public const string TooManyChanges = "too-many-changes";

    /// <summary>Noted: no such word for a state; the former one stays.</summary>
    public const string UnknownState = "unknown-state";

    /// <summary>Noted: no such value; the default is taken.</summary>
    public const string UnknownValue = "unknown-value";

    /// <summary>Noted: earlier than the change before it; that one's instant is taken.</summary>
    public const string TimeRanBackwards = "time-ran-backwards";
}
