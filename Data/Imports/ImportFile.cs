using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Imports;

/// <summary>
/// A file of records on this machine's disk: on its way into the database, or fetched from there to be read. Gone when it is
/// disposed of, or when the process ends.
/// </summary>
public sealed class ImportFile : IAsyncDisposable
{
    private const int ChunkLength = 256 * 1024;
    private const int SampleRows = 5;
    private const int LongestShown = 200;

    private readonly FileStream _stream;

    private ImportFile(FileStream stream) => _stream = stream;

    /// <summary>Bytes, unpacked.</summary>
    public long Size => _stream.Length;

    /// <summary>Of the unpacked bytes.</summary>
    public byte[] Sha256 { get; private set; } = [];

    /// <summary>How its bytes are read.</summary>
    public FileEncoding Encoding { get; private set; }

    /// <summary>What stands between two cells.</summary>
    public string Delimiter { get; private set; } = ",";

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Headers { get; private set; } = [];

    /// <summary>The first rows, shortened.</summary>
    public IReadOnlyList<string[]> Sample { get; private set; } = [];

    /// <summary>Rows under the header.</summary>
    public long Rows { get; private set; }

    /// <summary>Takes in a file, packed by gzip or not, and reads it once to its end.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="most">Bytes that are taken, unpacked.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="ImportFileException">It cannot be read as a table.</exception>
    public static async Task<ImportFile> ReceiveAsync(Stream body, long most, CancellationToken cancel)
    {
        var file = new ImportFile(Temporary());
        try
        {
            await file.FillAsync(body, most, cancel);
            file.Inspect(cancel);
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Fetches the file of an import from the database.</summary>
    public static async Task<ImportFile> FetchAsync(PlatformDbContext db, ImportRow import, CancellationToken cancel)
    {
        var file = new ImportFile(Temporary()) { Encoding = import.Encoding, Delimiter = import.Delimiter };
        try
        {
            for (var position = 0; ; position++)
            {
                var bytes = await db.ImportChunks.AsNoTracking()
                    .Where(chunk => chunk.ImportId == import.Id && chunk.Position == position)
                    .Select(chunk => chunk.Bytes).SingleOrDefaultAsync(cancel);
                if (bytes is null) break;
                await file._stream.WriteAsync(bytes, cancel);
            }
            await file._stream.FlushAsync(cancel);
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Puts the file into the database, inside the caller's transaction and not through the context, which would keep every piece in memory.</summary>
    public async Task StoreAsync(PlatformDbContext db, Guid organizationId, Guid importId, CancellationToken cancel)
    {
        _stream.Position = 0;
        var buffer = new byte[ChunkLength];
        for (int read, position = 0; (read = await _stream.ReadAtLeastAsync(buffer, ChunkLength, throwOnEndOfStream: false, cancel)) > 0; position++)
        {
            var bytes = buffer.AsMemory(0, read).ToArray();
            await db.Database.ExecuteSqlAsync(
                $"insert into import_chunk (organization_id, import_id, position, bytes) values ({organizationId}, {importId}, {position}, {bytes})", cancel);
        }
    }

    /// <summary>Its rows from the beginning. Only one reader at a time.</summary>
    internal CsvRows OpenRows()
    {
        _stream.Position = 0;
        return CsvRows.Open(new Kept(_stream), Encoding, Delimiter);
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private static FileStream Temporary() => new(
        Path.Combine(Path.GetTempPath(), $"incident-platform-import-{Guid.NewGuid():N}"),
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });

    private async Task FillAsync(Stream body, long most, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var probe = new EncodingProbe();
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkLength);
        var isCut = false;
        try
        {
            var (source, packed) = await OpenAsync(body, cancel);
            await using var open = source;
            for (int read; (read = await source.ReadAsync(buffer, cancel)) > 0;)
            {
                if (_stream.Length + read > most) throw new ImportFileException(FileFault.TooLarge);
                hash.AppendData(buffer, 0, read);
                probe.Add(buffer.AsSpan(0, read));
                await _stream.WriteAsync(buffer.AsMemory(0, read), cancel);
            }
            isCut = packed is not null && (_stream.Length == 0 || packed.UnpackedLength != (uint)_stream.Length);
        }
        catch (InvalidDataException)
        {
            throw new ImportFileException(FileFault.BrokenArchive);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
        await _stream.FlushAsync(cancel);
        if (isCut) throw new ImportFileException(FileFault.BrokenArchive);
        if (_stream.Length == 0) throw new ImportFileException(FileFault.Empty);
        Sha256 = hash.GetHashAndReset();
        Encoding = probe.Answer() ?? throw new ImportFileException(FileFault.UnknownEncoding);
    }

    private void Inspect(CancellationToken cancel)
    {
        _stream.Position = 0;
        using var rows = CsvRows.Open(new Kept(_stream), Encoding, delimiter: null);
        Delimiter = rows.Delimiter;
        Headers = rows.Headers;
        var sample = new List<string[]>();
        while (rows.Read())
        {
            cancel.ThrowIfCancellationRequested();
            Rows++;
            if (sample.Count < SampleRows) sample.Add([.. rows.Cells.Take(CsvRows.MostColumns).Select(Shortened)]);
        }
        if (Rows == 0) throw new ImportFileException(FileFault.NoRows);
        Sample = sample;
    }

    private static string Shortened(string cell) => cell.Length <= LongestShown ? cell : cell[..(LongestShown - 1)] + "…";

    // The second is null for a file that is not packed.
    private static async Task<(Stream Source, Rejoined? Packed)> OpenAsync(Stream body, CancellationToken cancel)
    {
        var head = new byte[3];
        var length = await body.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel);
        var whole = new Rejoined(head.AsMemory(0, length), body);
        return head is [0x1F, 0x8B, 8] ? (new GZipStream(whole, CompressionMode.Decompress), whole) : (whole, null);
    }

    /// <summary>The bytes that were looked at, then the rest.</summary>
    private sealed class Rejoined(ReadOnlyMemory<byte> head, Stream rest) : ReadOnlyStream
    {
        private readonly byte[] _tail = new byte[sizeof(uint)];
        private ReadOnlyMemory<byte> _head = head;

        /// <summary>The last four bytes, in which gzip says how long the unpacked file is: the framework takes a cut one without a word.</summary>
        public uint UnpackedLength => BinaryPrimitives.ReadUInt32LittleEndian(_tail);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var length = _head.IsEmpty ? await rest.ReadAsync(buffer, cancellationToken) : Math.Min(buffer.Length, _head.Length);
            if (!_head.IsEmpty)
            {
                _head[..length].CopyTo(buffer);
                _head = _head[length..];
            }
            Remember(buffer.Span[..length]);
            return length;
        }

        private void Remember(ReadOnlySpan<byte> read)
        {
            var kept = Math.Max(0, _tail.Length - read.Length);
            _tail.AsSpan(_tail.Length - kept).CopyTo(_tail);
            read[Math.Max(0, read.Length - _tail.Length)..].CopyTo(_tail.AsSpan(kept));
        }
    }

    /// <summary>Outlives the reader that disposes of it.</summary>
    private sealed class Kept(Stream inner) : ReadOnlyStream
    {
        public override bool CanSeek => true;

        public override long Length => inner.Length;

        public override long Position
        {
            get => inner.Position;
            set => inner.Position = value;
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override int Read(Span<byte> buffer) => inner.Read(buffer);

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);
    }

    private abstract class ReadOnlyStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
