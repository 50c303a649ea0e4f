using System.Globalization;
using IncidentPlatform.Data.Organizations;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using NodaTime;

namespace IncidentPlatform.Data.Routing;

/// <summary>An organization's routing settings that nobody else can change until the transaction ends.</summary>
public sealed class LockedRoutingSettings
{
    private readonly PlatformDbContext _db;
    private readonly Dictionary<Guid, RoutingGroupRow> _groups;
    private readonly Guid? _personId;
    private readonly int _formerVersion;

    internal LockedRoutingSettings(
        PlatformDbContext db, OrganizationRow organization, RoutingSettingRow setting, IEnumerable<RoutingGroupRow> groups, Guid? personId, Instant now)
    {
        (_db, Organization, Setting, _personId, Now) = (db, organization, setting, personId, now);
        _groups = groups.ToDictionary(row => row.GroupId);
        _formerVersion = setting.Version;
    }

    public OrganizationRow Organization { get; }

    public RoutingSettingRow Setting { get; }

    /// <summary>The instant of this change.</summary>
    public Instant Now { get; }

    /// <summary>Groups about which somebody decided something.</summary>
    public IReadOnlyCollection<RoutingGroupRow> Groups => _groups.Values;

    /// <summary>The row of a group; a new one with what holds without a row.</summary>
    public RoutingGroupRow GroupOf(Guid groupId)
    {
        if (_groups.TryGetValue(groupId, out var known)) return known;

        var row = new RoutingGroupRow { OrganizationId = Organization.Id, GroupId = groupId };
        _db.RoutingGroups.Add(row);
        return _groups[groupId] = row;
    }

    /// <summary>The settings have another version from here on: whoever saw the former one has to look again.</summary>
    public void Renew() => Setting.Version = _formerVersion + 1;

    /// <summary>Writes a change onto the trail; nothing where nothing changed.</summary>
    public void Note(RoutingChangeKind kind, string former, string present, Guid? groupId = null, Channel? channel = null, RoutingStanding? standing = null)
    {
        if (former == present) return;

        _db.RoutingChanges.Add(new RoutingChangeRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = Organization.Id,
            At = Now,
            PersonId = _personId,
            Kind = kind,
            Version = Setting.Version,
            GroupId = groupId,
            Channel = channel,
            Former = former,
            Present = present,
            Decided = standing?.Decided,
            RightCount = standing?.RightCount,
        });
    }

    /// <summary>What the trail keeps for a threshold that nothing reaches.</summary>
    public const string Never = "never";

    /// <summary>A number as the trail keeps it; empty for none.</summary>
    public static string Text(double? value) => value switch
    {
        null => "",
        double.PositiveInfinity => Never,
        { } number => number.ToString("0.####", CultureInfo.InvariantCulture),
    };
}
