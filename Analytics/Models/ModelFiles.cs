using Microsoft.Extensions.Options;

namespace IncidentPlatform.Analytics.Models;

/// <summary>Models on disk by their hash, so that a start need not fetch them. Readable by this user only; what is missing costs time, no more.</summary>
internal sealed partial class ModelFiles(IOptions<ModelOptions> options, ILogger<ModelFiles> logger)
{
    private const int MostFiles = 64;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The bytes kept under a hash, unchecked; null when there are none.</summary>
    public async Task<byte[]?> ReadAsync(string hash, CancellationToken cancel)
    {
        try
        {
            return File.Exists(PathOf(hash)) ? await File.ReadAllBytesAsync(PathOf(hash), cancel) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnusable(exception);
            return null;
        }
    }

    /// <summary>Keeps bytes under their hash; the oldest files give way.</summary>
    public async Task WriteAsync(string hash, byte[] bytes, CancellationToken cancel)
    {
        try
        {
            var folder = Directory.CreateDirectory(options.Value.Folder);
            if (!OperatingSystem.IsWindows()) folder.UnixFileMode = OwnerOnly | UnixFileMode.UserExecute;

            // Beside it and moved: a reader, or the next start, never sees half a file.
            var half = $"{PathOf(hash)}.{Guid.NewGuid():N}";
            await using (var stream = new FileStream(half, NewFile())) await stream.WriteAsync(bytes, cancel);
            File.Move(half, PathOf(hash), overwrite: true);
            foreach (var old in folder.EnumerateFiles().OrderByDescending(file => file.LastWriteTimeUtc).Skip(MostFiles)) old.Delete();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnusable(exception);
        }
    }

    private static FileStreamOptions NewFile()
    {
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) create.UnixCreateMode = OwnerOnly;
        return create;
    }

    private string PathOf(string hash) => Path.Combine(options.Value.Folder, $"{hash}.model");

    [LoggerMessage(Level = LogLevel.Warning, Message = "The folder of models cannot be used; they are read from the database")]
    private partial void LogUnusable(Exception exception);
}
