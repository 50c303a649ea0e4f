using NodaTime;

namespace IncidentPlatform.Domain.Imports;

/// <summary>Makes out of the rows of one record what happened to it.</summary>
/// <param name="plan">How the file is to be read.</param>
/// <param name="zone">Zone of the plan.</param>
/// <param name="ownNumbers">What the organization's own numbers begin with, such as <c>DEMO-</c>: an imported one would one day be given a second time.</param>
/// <param name="now">Nothing is taken that lies after it.</param>
public sealed partial class CourseReader(ImportPlan plan, DateTimeZone zone, string ownNumbers, Instant now)
{
    /// <summary>The longest number that a record can have.</summary>
    public const int LongestNumber = 30;

    /// <summary>The most changes of one record: more is a number that stands for nothing.</summary>
    public const int MostChanges = 5_000;

    private const int LongestSubject = 200;
    private const int LongestDescription = 20_000;
    private const int LongestOther = 500;
    private const int MostOthers = 60;
    private const int LongestShown = 200;

    private readonly ImportDates _dates = new(plan.DateOrder, zone);
    private readonly Dictionary<string, StateWord> _states = ImportWords.States.Concat(plan.States)
        .GroupBy(word => ImportColumns.Plain(word.Name)).ToDictionary(words => words.Key, words => words.Last());

    /// <summary>Reads the rows of one record.</summary>
    /// <param name="rows">One row; where a row is a change, all rows of the record in the order of the file.</param>
    public CourseResult Read(IReadOnlyList<SourceRow> rows)
    {
        var reading = new Reading(this, rows[0]);
        var course = plan.Format == ImportFormat.Changes ? FromChanges(reading, rows) : FromIncident(reading, rows[0]);
        return reading.Refusal is { } refusal ? new CourseResult(null, refusal) : new CourseResult(course, null);
    }

    private static string Shortened(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";

    // The first line of the description, or what the categories say: a list shows it.
    private static string SubjectOf(SourceRow row, string? number)
    {
        var subject = row[ImportField.Subject] ?? row[ImportField.Description]?.Split('\n', 2)[0]
            ?? row[ImportField.Category] ?? row[ImportField.Service] ?? number ?? "–";
        return Shortened(subject.ReplaceLineEndings(" ").Trim(), LongestSubject);
    }

    // The requester as well: whoever is no member here would be forgotten.
    private List<KeyValuePair<string, string>> OthersOf(SourceRow row)
    {
        var others = row.Others;
        if (row[ImportField.Requester] is { } requester && plan.Columns.TryGetValue(ImportField.Requester, out var header))
            others = others.Prepend(KeyValuePair.Create(header, requester));
        return [.. others.Take(MostOthers).Select(pair => KeyValuePair.Create(Shortened(pair.Key, 100), Shortened(pair.Value.Trim(), LongestOther)))];
    }

    private static string DescriptionOf(SourceRow row, List<KeyValuePair<string, string>> others) => Shortened(
        row[ImportField.Description] ?? string.Join('\n', others.Select(pair => $"{pair.Key}: {pair.Value}")), LongestDescription);

    private StateWord? StateOf(string text) => _states.GetValueOrDefault(ImportColumns.Plain(text));

    /// <summary>One record being read: the first thing wrong with it, and what is to be noted.</summary>
    private sealed class Reading(CourseReader reader, SourceRow first)
    {
        public ImportProblem? Refusal { get; private set; }

        public List<ImportProblem> Notes { get; } = [];

        public string? Number { get; } = first[ImportField.Number];

        public void Refuse(SourceRow row, string code, ImportField? field = null) =>
            Refusal ??= Problem(row, code, field, isRefusal: true);

        public void Note(SourceRow row, string code, ImportField? field = null) => Notes.Add(Problem(row, code, field, isRefusal: false));

        /// <summary>Refuses a number that cannot be kept.</summary>
        public void CheckNumber()
        {
            if (Number is null) return;

            if (Number.Length > LongestNumber) Refuse(first, ImportProblemCodes.NumberTooLong, ImportField.Number);
            if (Number.StartsWith(reader.OwnNumbers, StringComparison.OrdinalIgnoreCase))
                Refuse(first, ImportProblemCodes.NumberReserved, ImportField.Number);
        }

        /// <summary>An instant; null where there is none or it is refused.</summary>
        public Instant? At(SourceRow row, ImportField field)
        {
            if (row[field] is not { } text) return null;

            var at = reader._dates.Read(text);
            if (at is null) Refuse(row, ImportProblemCodes.UnreadableDate, field);
            if (at > reader.Now) Refuse(row, ImportProblemCodes.DateInFuture, field);
            return at;
        }

        /// <summary>An instant that has to be there.</summary>
        public Instant? Required(SourceRow row, ImportField field)
        {
            if (row[field] is null) Refuse(row, ImportProblemCodes.Missing, field);
            return At(row, field);
        }

        /// <summary>A value out of a table; one that is in none is noted.</summary>
        public T? Word<T>(SourceRow row, ImportField field, Func<string, T?> read)
            where T : struct
        {
            if (row[field] is not { } text) return null;

            var value = read(text);
            if (value is null) Note(row, ImportProblemCodes.UnknownValue, field);
            return value;
        }

        private ImportProblem Problem(SourceRow row, string code, ImportField? field, bool isRefusal) => new(
            row.Line, Number is null ? null : Shortened(Number, LongestNumber), code, field,
            field is { } named && row[named] is { } value ? Shortened(value, LongestShown) : null, isRefusal);
    }

    private string OwnNumbers => ownNumbers;

    private Instant Now => now;
}
