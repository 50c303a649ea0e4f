using IncidentPlatform.Contracts.Agreements;

namespace IncidentPlatform.Web.Components.AboutService;

/// <summary>What the page about the service decides, apart from drawing it.</summary>
/// <param name="acceptsOffers">Whether the reader may take groups over: an administrator or agent.</param>
/// <param name="handsOver">Whether the reader offers groups to providers, and ends that.</param>
public sealed class AboutServiceView(AboutServiceResponse about, IReadOnlyList<AgreementResponse>? agreements, bool acceptsOffers, bool handsOver)
{
    public AboutServiceResponse About => about;

    /// <summary>Null where the reader may not see them.</summary>
    public IReadOnlyList<AgreementResponse>? Agreements => agreements;

    public IEnumerable<AgreementResponse> AsCustomer => (agreements ?? []).Where(agreement => agreement.IsCustomer);
    public IEnumerable<AgreementResponse> AsProvider => (agreements ?? []).Where(agreement => !agreement.IsCustomer);
    public int Records => about.Channels.Sum(channel => channel.Records);

    /// <summary>Whether the reader may offer a group to a provider.</summary>
    public bool Offers => handsOver;

    /// <summary>The provider accepts what is offered.</summary>
    public bool CanAccept(AgreementResponse agreement) =>
        acceptsOffers && agreement is { IsCustomer: false, State: AgreementState.Offered };

    /// <summary>Either side ends it, or withdraws or declines the offer.</summary>
    public bool CanEnd(AgreementResponse agreement) => handsOver && agreement.State != AgreementState.Ended;

    public static string EndKey(AgreementResponse agreement) => (agreement.State, agreement.IsCustomer) switch
    {
        (AgreementState.Offered, true) => "AgreementWithdraw",
        (AgreementState.Offered, false) => "AgreementDecline",
        _ => "AgreementEnd",
    };
}
