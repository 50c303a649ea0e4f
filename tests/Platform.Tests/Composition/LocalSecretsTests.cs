using IncidentPlatform.AppHost.Composition;

namespace IncidentPlatform.Platform.Tests.Composition;

public sealed class LocalSecretsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("incident-platform-secrets-").FullName;

    [Fact]
    public void Secret_is_long_random_and_the_same_at_the_next_start()
    {
        var first = LocalSecrets.Open(folder)["redis-password"];

        Assert.Equal(40, first.Length);
        Assert.Equal(first, LocalSecrets.Open(folder)["redis-password"]);
        Assert.NotEqual(first, LocalSecrets.Open(folder)["service-key"]);
    }

    [Fact]
    public void File_is_readable_by_its_user_only()
    {
        _ = LocalSecrets.Open(folder)["service-key"];

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "secrets.json")));
    }

    [Fact]
    public void Folder_serves_one_start_at_a_time()
    {
        using (DataFolder.Hold(folder)) Assert.Throws<CannotStartException>(() => DataFolder.Hold(folder));

        using var next = DataFolder.Hold(folder);
        Assert.False(next.WasKilled);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
