namespace IncidentPlatform.AppHost.Composition;

/// <summary>A data folder that nobody else starts on meanwhile.</summary>
internal sealed class HeldFolder : IDisposable
{
    private readonly FileStream file;

    // The file has a byte in it for as long as its holder lives, and after it was killed.
    public HeldFolder(FileStream file)
    {
        this.file = file;
        WasKilled = file.Length > 0;
        file.SetLength(1);
        file.Flush();
    }

    /// <summary>True when the last holder did not come to its end, so that its children may still be ending.</summary>
    public bool WasKilled { get; }

    public void Dispose()
    {
        file.SetLength(0);
        file.Dispose();
    }
}
