using System.Security.Cryptography;
using System.Text.Json;

namespace IncidentPlatform.AppHost.Composition;

/// <summary>Passwords of one installation: made at its first start, kept in its data folder, readable by its user only.</summary>
internal sealed class LocalSecrets
{
    private const int Length = 40;

    private readonly Lock making = new();
    private readonly string file;
    private readonly Dictionary<string, string> secrets;

    private LocalSecrets(string file, Dictionary<string, string> secrets)
    {
        this.file = file;
        this.secrets = secrets;
    }

    public static LocalSecrets Open(string dataFolder)
    {
        var file = Path.Combine(dataFolder, "secrets.json");
        return new LocalSecrets(file, File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(file))! : []);
    }

    /// <summary>The secret of that name: letters and digits, so that it needs no quoting anywhere.</summary>
    public string this[string name]
    {
        get
        {
            lock (making)
            {
                if (secrets.TryGetValue(name, out var known)) return known;
                var secret = RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", Length);
                secrets.Add(name, secret);
                Save();
                return secret;
            }
        }
    }

    // Written beside and moved: a half-written file would lock the installation out of its own database.
    private void Save()
    {
        var next = file + ".next";
        File.Delete(next);
        using (var stream = new FileStream(next, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            JsonSerializer.Serialize(stream, secrets);
            stream.Flush(flushToDisk: true);
        }
        File.Move(next, file, overwrite: true);
    }
}
