using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using IncidentPlatform.Domain.Imports;

namespace IncidentPlatform.Data.Imports;

/// <summary>Reads the rows of a file one by one.</summary>
internal sealed class CsvRows : IDisposable
{
    /// <summary>No table of incidents has more; a line of a million commas is no header.</summary>
    public const int MostColumns = 200;

    // A row of this length is a quote that was never closed.
    private const int LongestRow = 1024 * 1024;
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    private readonly BoundedReader _reader;
    private readonly CsvParser _parser;
    private bool _isBroken;

    private CsvRows(BoundedReader reader, string delimiter)
    {
        _reader = reader;
        Delimiter = delimiter;
        _parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            Mode = CsvMode.RFC4180,
            IgnoreBlankLines = true,
            BadDataFound = _ => _isBroken = true,
        });
    }

    public string Delimiter { get; }

    /// <summary>Names of the columns; a nameless one is called by its place.</summary>
    public IReadOnlyList<string> Headers { get; private set; } = [];

    /// <summary>Cells of the row.</summary>
    public string[] Cells { get; private set; } = [];

    /// <summary>The line of the file on which the row begins.</summary>
    public long Line { get; private set; }

    /// <summary>What is wrong with the row; null when nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="ImportFileException">It has none, or one that cannot be.</exception>
    public static CsvRows Open(Stream file, FileEncoding encoding, string? delimiter)
    {
        if (delimiter is null)
        {
            using var first = new StreamReader(file, EncodingProbe.Of(encoding), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
            delimiter = DelimiterOf(first);
        }
        file.Position = 0;
        var rows = new CsvRows(new BoundedReader(new StreamReader(file, EncodingProbe.Of(encoding))), delimiter);
        try
        {
            if (!rows.Next()) throw new ImportFileException(FileFault.NoHeader);
            if (rows.Cells.Length > MostColumns) throw new ImportFileException(FileFault.TooManyColumns);
            rows.Headers = [.. rows.Cells.Select((name, index) => name.Trim() is { Length: > 0 } said ? said : $"#{index + 1}")];
            return rows;
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="ImportFileException">The row does not end.</exception>
    public bool Read()
    {
        if (!Next()) return false;

        Problem = _isBroken ? ImportProblemCodes.BrokenQuotes : Cells.Length != Headers.Count ? ImportProblemCodes.WrongCellCount : null;
        return true;
    }

    public void Dispose() => _parser.Dispose();

    private bool Next()
    {
        _reader.BeginRow();
        _isBroken = false;
        Line = _parser.RawRow + 1;
        if (!_parser.Read()) return false;

        Cells = _parser.Record!;
        return true;
    }

    // Whichever stands most often in the first line outside quotes.
    private static string DelimiterOf(StreamReader reader)
    {
        var counts = new int[Delimiters.Length];
        var isQuoted = false;
        for (int read, letters = 0; (read = reader.Read()) >= 0 && letters < LongestRow; letters++)
        {
            var letter = (char)read;
            if (letter == '"') isQuoted = !isQuoted;
            if (isQuoted) continue;
            if (letter is '\n' or '\r' && counts.Any(count => count > 0)) break;
            if (Array.IndexOf(Delimiters, letter) is >= 0 and var index) counts[index]++;
        }
        return Delimiters[Array.IndexOf(counts, counts.Max())].ToString();
    }

    /// <summary>Stops a row that goes on for ever before it fills the memory.</summary>
    private sealed class BoundedReader(TextReader inner) : TextReader
    {
        private int _left = LongestRow;

        public void BeginRow() => _left = LongestRow;

        public override int Read(char[] buffer, int index, int count)
        {
            if (_left <= 0) throw new ImportFileException(FileFault.EndlessRow);

            var read = inner.Read(buffer, index, count);
            _left -= read;
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
