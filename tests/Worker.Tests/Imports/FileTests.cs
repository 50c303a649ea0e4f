using System.IO.Compression;
using System.Text;
using IncidentPlatform.Data.Imports;

namespace IncidentPlatform.Worker.Tests.Imports;

/// <summary>Files as they come: encodings, quotes, lengths.</summary>
public sealed class FileTests
{
    private const string Csv = "number,subject\nOLD-1,Drucker kaputt – Büro\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FileEncoding.Utf8, "utf-8", false)]
    [InlineData(FileEncoding.Utf8, "utf-8", true)]
    [InlineData(FileEncoding.Utf16LittleEndian, "utf-16", true)]
    [InlineData(FileEncoding.Utf16BigEndian, "utf-16BE", true)]
    [InlineData(FileEncoding.Windows1252, "windows-1252", false)]
    public async Task An_encoding_is_recognised(FileEncoding expected, string name, bool hasMark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] bytes = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Csv)];

        await using var file = await ReceiveAsync(bytes);

        Assert.Equal(expected, file.Encoding);
        Assert.Equal(["number", "subject"], file.Headers);
        Assert.Equal(["OLD-1", "Drucker kaputt – Büro"], Assert.Single(file.Sample));
    }

    [Fact]
    public async Task Utf_16_without_its_mark_is_refused() =>
        Assert.Equal(FileFault.UnknownEncoding, await FaultAsync(Encoding.Unicode.GetBytes(Csv)));

    [Fact]
    public async Task A_byte_that_no_encoding_knows_is_refused() =>
        Assert.Equal(FileFault.UnknownEncoding, await FaultAsync([.. Encoding.ASCII.GetBytes(Csv), 0x81, 0xFF]));

    [Fact]
    public async Task A_character_that_lies_over_the_border_of_two_reads_is_no_fault()
    {
        var long1 = "number,subject\n1," + new string('x', 4095 - 17) + "ü\n";

        await using var file = await ReceiveAsync(Encoding.UTF8.GetBytes(long1));

        Assert.Equal(FileEncoding.Utf8, file.Encoding);
    }

    [Fact]
    public async Task A_file_that_ends_within_a_character_is_not_utf_8()
    {
        await using var file = await ReceiveAsync([.. Encoding.ASCII.GetBytes("number\nOLD-"), 0xC3]);

        Assert.Equal(FileEncoding.Windows1252, file.Encoding);
    }

    [Fact]
    public async Task A_packed_file_is_unpacked()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) await gzip.WriteAsync(Encoding.UTF8.GetBytes(Csv), Cancel);

        await using var file = await ReceiveAsync(packed.ToArray());

        Assert.Equal((Encoding.UTF8.GetByteCount(Csv), 1L), (file.Size, file.Rows));
    }

    [Fact]
    public async Task A_packed_file_that_was_cut_is_refused()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(SampleEventLog.Make()), Cancel);

        Assert.Equal(FileFault.BrokenArchive, await FaultAsync(packed.ToArray()[..7]));
        Assert.Equal(FileFault.BrokenArchive, await FaultAsync(packed.ToArray()[..^5_000]));
        Assert.Equal(FileFault.BrokenArchive, await FaultAsync(packed.ToArray()[..^4]));
    }

    [Fact]
    public async Task More_than_is_taken_is_refused_while_it_comes() =>
        Assert.Equal(FileFault.TooLarge, await FaultAsync(new byte[2_000], most: 1_000));

    [Theory]
    [InlineData(FileFault.Empty, "")]
    [InlineData(FileFault.NoHeader, "\n\n\n")]
    [InlineData(FileFault.NoRows, "number,subject\n")]
    public async Task A_file_without_a_table_is_refused(FileFault expected, string text) => Assert.Equal(expected, await FaultAsync(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public async Task A_million_columns_are_refused() =>
        Assert.Equal(FileFault.TooManyColumns, await FaultAsync(Encoding.UTF8.GetBytes(new string(',', 1_000_000) + "\n1\n")));

    [Fact]
    public async Task A_quote_that_is_never_closed_is_refused_before_it_fills_the_memory() => Assert.Equal(
        FileFault.EndlessRow, await FaultAsync(Encoding.UTF8.GetBytes("number,subject\n1,\"" + string.Concat(Enumerable.Repeat("never closed\n", 200_000)))));

    [Theory]
    [InlineData("number;subject\n1;a\n", ";")]
    [InlineData("number\tsubject\n1\ta\n", "\t")]
    [InlineData("\"number;1\",subject\n1,a\n", ",")]
    public async Task The_delimiter_is_found_in_the_first_line(string text, string expected)
    {
        await using var file = await ReceiveAsync(Encoding.UTF8.GetBytes(text));

        Assert.Equal(expected, file.Delimiter);
        Assert.Equal(2, file.Headers.Count);
    }

    [Fact]
    public async Task A_cell_may_have_quotes_delimiters_and_lines_and_rows_keep_their_lines()
    {
        await using var file = await ReceiveAsync(Encoding.UTF8.GetBytes("number,subject\n1,\"He said \"\"no\"\",\nand left\"\n2,plain\n3,bro\"ken\n4\n"));
        using var rows = file.OpenRows();

        var read = new List<(long, string?, string)>();
        while (rows.Read()) read.Add((rows.Line, rows.Problem, rows.Cells[^1]));

        Assert.Equal([(2, null, "He said \"no\",\nand left"), (4, null, "plain")], read[..2]);
        Assert.Equal([(5, "broken-quotes"), (6, "wrong-cell-count")], read[2..].Select(row => (row.Item1, row.Item2)));
    }

    private static Task<ImportFile> ReceiveAsync(byte[] bytes) => ImportFile.ReceiveAsync(new MemoryStream(bytes), 50_000_000, Cancel);

    private static async Task<FileFault> FaultAsync(byte[] bytes, long most = 50_000_000) =>
        (await Assert.ThrowsAsync<ImportFileException>(() => ImportFile.ReceiveAsync(new MemoryStream(bytes), most, Cancel))).Fault;
}
