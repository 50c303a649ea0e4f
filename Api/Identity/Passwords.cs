using IncidentPlatform.Data.Identity;
using Microsoft.AspNetCore.Identity;

namespace IncidentPlatform.Api.Identity;

/// <summary>Passwords by Identity's hasher.</summary>
internal sealed class Passwords(IHostEnvironment environment)
{
    /// <summary>Stands in every documentation; nobody may have it where real work is done.</summary>
    public const string Demo = "Demo-2026!";

    private readonly PasswordHasher<Account> _hasher = new();
    private readonly Lazy<string> _nobodysHash = new(() => new PasswordHasher<Account>().HashPassword(null!, Guid.NewGuid().ToString()));

    /// <summary>What is stored of a password.</summary>
    public string Hash(string password) => _hasher.HashPassword(null!, password);

    /// <summary>Compares; takes as long for an account that does not exist, or has no password, as for one that does.</summary>
    /// <returns>Whether it is right, and whether it should be hashed anew with today's strength.</returns>
    public (bool IsRight, bool NeedsRehash) Check(Account? account, string password)
    {
        var result = _hasher.VerifyHashedPassword(null!, account?.PasswordHash ?? _nobodysHash.Value, password);
        return account?.PasswordHash is null
            ? (false, false)
            : (result != PasswordVerificationResult.Failed, result == PasswordVerificationResult.SuccessRehashNeeded);
    }

    /// <summary>Why a password may not be chosen; null when it may.</summary>
    public string? Objection(string password, string? email)
    {
        if (string.Equals(password, Demo, StringComparison.Ordinal) && !environment.IsDevelopment()) return "This password is known to everybody.";
        if (email is not null && password.Contains(email, StringComparison.OrdinalIgnoreCase)) return "The password must not contain the e-mail address.";
        return password.Distinct().Count() < 4 ? "This password is too easy to guess." : null;
    }
}
