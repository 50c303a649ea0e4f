namespace IncidentPlatform.Domain.Imports;

/// <summary>A row of a file, by field.</summary>
/// <param name="line">The line of the file on which it begins; 1 is the header.</param>
/// <param name="values">Value of each <see cref="ImportField"/>, in its order; null where the file has no such column.</param>
/// <param name="others">Columns that are no field, with their values.</param>
public sealed class SourceRow(long line, IReadOnlyList<string?> values, IReadOnlyList<KeyValuePair<string, string>> others)
{
    /// <summary>The line of the file on which it begins; 1 is the header.</summary>
    public long Line => line;

    /// <summary>Columns that are no field and say something, with their values.</summary>
    public IEnumerable<KeyValuePair<string, string>> Others => others.Where(pair => IsSaid(pair.Value));

    /// <summary>A value without blanks around it; null where the file says nothing.</summary>
    public string? this[ImportField field] => values[(int)field] is { } value && IsSaid(value) ? value.Trim() : null;

    private static bool IsSaid(string value) => value.AsSpan().Trim() is { IsEmpty: false } said && !said.SequenceEqual(ImportWords.Unknown);
}
