using Npgsql;

namespace IncidentPlatform.Data.Tenancy;

/// <summary>The setting that row-level security reads.</summary>
internal static class TenantSetting
{
    /// <summary>The expression of every tenant policy: an unset or reset setting matches nothing.</summary>
    public const string SqlExpression = "nullif(current_setting('app.organization_id', true), '')::uuid";

    /// <summary>Sets the organization on a connection, null for none; for its transaction only if <paramref name="isLocal"/>.</summary>
    public static async Task ApplyAsync(NpgsqlConnection connection, Guid? organizationId, bool isLocal, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select set_config('app.organization_id', $1, $2)";
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = organizationId?.ToString() ?? "" });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = isLocal });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
