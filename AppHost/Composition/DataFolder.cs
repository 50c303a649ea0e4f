using System.Security.Cryptography;
using System.Text;

namespace IncidentPlatform.AppHost.Composition;

internal static class DataFolder
{
    /// <summary>Where the installation of this clone keeps its data.</summary>
    /// <remarks>As root not inside the clone: PostgreSQL runs as an unprivileged account, to which <c>/root</c> is closed.</remarks>
    public static string For(string repository, string? asked)
    {
        if (!string.IsNullOrWhiteSpace(asked)) return Path.GetFullPath(asked);
        if (!Environment.IsPrivilegedProcess) return Path.Combine(repository, ".data");

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(repository)));
        return Path.Combine("/var/lib/incident-platform", hash[..12]);
    }

    /// <summary>Makes the folder, and holds it until the result is disposed or this process ends.</summary>
    /// <exception cref="CannotStartException">Another start of the same installation holds it, or it cannot be made.</exception>
    public static HeldFolder Hold(string folder)
    {
        try
        {
            // Others may pass through to what is theirs (PostgreSQL as its own account), but not look around.
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"The data folder {folder} cannot be made ({exception.Message}): choose another with INCIDENT_PLATFORM_DATA.");
        }

        try
        {
            return new HeldFolder(new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new CannotStartException($"The platform already runs with the data folder {folder}: stop it first, or choose another folder with INCIDENT_PLATFORM_DATA.");
        }
    }
}
