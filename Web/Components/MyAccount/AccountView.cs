using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Web.Components.Forms;

namespace IncidentPlatform.Web.Components.MyAccount;

/// <summary>What the account's page decides, apart from drawing it.</summary>
public sealed class AccountView(MeResponse me, IReadOnlyList<TokenResponse> tokens)
{
    /// <summary>Days after which a token ends, to choose from.</summary>
    public static readonly IReadOnlyList<int> Lifetimes = [7, 30, 90, 180, 365];

    public MeResponse Me => me;
    public IReadOnlyList<TokenResponse> Tokens => tokens;

    /// <summary>The form that was refused; null when none was.</summary>
    public AccountForm? Refused { get; private set; }
    public PlatformProblem? Problem { get; private set; }

    /// <summary>The token that has just been made: its value is never shown again.</summary>
    public CreateTokenResponse? Created { get; set; }

    public IEnumerable<MembershipResponse> OtherOrganizations => me.Memberships.Where(membership => membership.OrganizationId != me.OrganizationId);

    /// <summary>Keeps what was typed beside why it was refused.</summary>
    public void Refuse(AccountForm form, PlatformProblem problem) => (Refused, Problem) = (form, problem);

    /// <summary>The refused form where it is this one.</summary>
    public AccountForm? Typed(string action) => Refused?.Action == action ? Refused : null;

    public PlatformProblem? ProblemOf(string action) => Refused?.Action == action ? Problem : null;

    /// <summary>Whether a scope is ticked: none at first, since a token should be able to do as little as it needs.</summary>
    public bool HasScope(string scope) => Typed(AccountActions.CreateToken)?.Scopes?.Contains(scope) == true;

    public string Lifetime => (Typed(AccountActions.CreateToken)?.Days ?? 90).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What is asked of the API to change the profile.</summary>
    public static UpdateMeRequest ToUpdate(AccountForm form) =>
        new(form.Name?.Trim(), form.Locale, form.TimeZone, form.QuietFrom ?? "", form.QuietUntil ?? "");

    /// <summary>What is asked of the API to make a token.</summary>
    public static CreateTokenRequest ToToken(AccountForm form) => new(form.TokenName?.Trim() ?? "", form.Scopes ?? [], form.Days ?? 90);

    public static IEnumerable<Choice> LanguageChoices { get; } = [new("id", "Bahasa Indonesia"), new("en", "English")];
}
