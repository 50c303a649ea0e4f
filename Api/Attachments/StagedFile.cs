using System.Buffers;
using System.Security.Cryptography;
using IncidentPlatform.Contracts.Attachments;
using IncidentPlatform.Data.Attachments;

namespace IncidentPlatform.Api.Attachments;

/// <summary>
/// An uploaded file on this machine's disk until its record has it: the caller's connection may be slow, and no transaction
/// waits for it. Gone when it is disposed of, or when the process ends.
/// </summary>
internal sealed class StagedFile : IAsyncDisposable
{
    private readonly FileStream _stream;

    private StagedFile(FileStream stream, string name)
    {
        _stream = stream;
        Name = name;
    }

    /// <summary>Without a path.</summary>
    public string Name { get; }

    /// <summary>Bytes.</summary>
    public long Size => _stream.Length;

    /// <summary>Of the bytes.</summary>
    public byte[] Sha256 { get; private set; } = [];

    /// <summary>By content; null for a type that is not taken.</summary>
    public string? ContentType { get; private set; }

    /// <summary>Whether it has more bytes than are taken; the rest was not read.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>Reads a file to its end, or to the limit.</summary>
    public static async Task<StagedFile> ReceiveAsync(Stream body, string? name, CancellationToken cancel)
    {
        var path = Path.Combine(Path.GetTempPath(), $"incident-platform-upload-{Guid.NewGuid():N}");
        var stream = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        var file = new StagedFile(stream, FileName.Safe(name));
        try
        {
            await file.FillAsync(body, cancel);
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>The bytes in pieces of at most 256 KiB, from the beginning. The memory of a piece is used again for the next.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ChunksAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        _stream.Position = 0;
        var buffer = new byte[AttachmentStore.ChunkLength];
        for (int read; (read = await _stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel)) > 0;)
            yield return buffer.AsMemory(0, read);
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private async Task FillAsync(Stream body, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var isText = true;
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0;)
            {
                if (_stream.Length + read > AttachmentLimits.MaxBytes)
                {
                    IsTooLarge = true;
                    return;
                }
                hash.AppendData(buffer, 0, read);
                isText = isText && FileType.IsText(buffer.AsSpan(0, read));
                await _stream.WriteAsync(buffer.AsMemory(0, read), cancel);
            }
            Sha256 = hash.GetHashAndReset();

            await _stream.FlushAsync(cancel);
            _stream.Position = 0;
            var length = await _stream.ReadAtLeastAsync(buffer.AsMemory(0, FileType.HeadLength), FileType.HeadLength, throwOnEndOfStream: false, cancel);
            ContentType = length == 0 ? null : FileType.Of(_stream, buffer.AsSpan(0, length), isText);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }
}
