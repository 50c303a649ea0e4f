using IncidentPlatform.Analytics.Routing;

namespace IncidentPlatform.Analytics.Tests.Routing;

public sealed class UnseenPointsTests
{
    private static readonly UnseenPoint[] Points =
    [
        new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), 0.123456789012345),
        new(Guid.NewGuid(), Guid.NewGuid(), null, 0),
    ];

    [Fact]
    public void Points_come_back_as_they_were() => Assert.Equal(Points, UnseenPoints.Read(UnseenPoints.Write(Points)).Values);

    [Fact]
    public void No_points_are_points_too() => Assert.Empty(UnseenPoints.Read(UnseenPoints.Write([])));

    [Fact]
    public void Damaged_bytes_are_said_to_be()
    {
        var bytes = UnseenPoints.Write(Points);

        Assert.Throws<InvalidDataException>(() => UnseenPoints.Read(bytes[..(bytes.Length / 2)]));
        Assert.Throws<InvalidDataException>(() => UnseenPoints.Read([1, 2, 3, 4]));
    }
}
