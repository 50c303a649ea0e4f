using IncidentPlatform.Analytics.Routing;

namespace IncidentPlatform.Analytics.Tests.Routing;

public sealed class RoutingModelFormatTests(TrainedFixture trained)
{
    [Fact]
    public void A_model_comes_back_as_it_was_saved()
    {
        var loaded = Load(Saved());

        foreach (var example in TrainedFixture.Examples.Take(200))
        {
            var before = trained.Model.Predict(example.Input);
            var after = loaded.Predict(example.Input);
            Assert.Equal((before.AbstainReason, before.ReachesThreshold), (after.AbstainReason, after.ReachesThreshold));
            Assert.Equal(before.Suggestions.Select(s => (s.GroupId, s.Confidence)), after.Suggestions.Select(s => (s.GroupId, s.Confidence)));
            Assert.Equal(before.Suggestions.SelectMany(s => s.Terms), after.Suggestions.SelectMany(s => s.Terms));
        }

        using var again = new MemoryStream();
        loaded.Save(again);
        Assert.Equal(Saved(), again.ToArray());
    }

    [Fact]
    public void Any_changed_byte_is_refused()
    {
        var saved = Saved();
        var random = new Random(1);
        var places = Enumerable.Range(0, 24).Concat(Enumerable.Range(0, 40).Select(_ => random.Next(saved.Length))).Append(saved.Length - 1);

        Assert.All(places, place =>
        {
            var damaged = (byte[])saved.Clone();
            damaged[place] ^= 0x10;
            Assert.Throws<RoutingModelFormatException>(() => Load(damaged));
        });
    }

    [Fact]
    public void Any_file_cut_short_is_refused()
    {
        var saved = Saved();
        int[] lengths = [0, 1, 7, 8, 11, 12, 15, 16, 17, 100, saved.Length / 2, saved.Length - 33, saved.Length - 32, saved.Length - 1];

        Assert.All(lengths, length => Assert.Throws<RoutingModelFormatException>(() => Load(saved[..length])));
    }

    [Fact]
    public void A_foreign_file_is_refused_by_name() =>
        Assert.Contains("not a routing model", Assert.Throws<RoutingModelFormatException>(() => Load("PK\u0003\u0004 this is a zip file"u8.ToArray())).Message, StringComparison.Ordinal);

    [Fact]
    public void A_newer_version_is_refused_by_number()
    {
        var newer = Saved();
        newer[8] = 9;

        Assert.Contains("version 9", Assert.Throws<RoutingModelFormatException>(() => Load(newer)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claimed_length_costs_no_memory()
    {
        byte[] lying = [.. Saved()[..12], 0x00, 0x00, 0x00, 0x40, 1, 2, 3];
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<RoutingModelFormatException>(() => Load(lying));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void A_valid_checksum_over_an_impossible_body_is_refused()
    {
        byte[] body = [0xff, 0xff, 0xff, 0x7f];
        byte[] forged = [.. "IPROUTE\0"u8, 2, 0, 0, 0, 4, 0, 0, 0, .. body, .. System.Security.Cryptography.SHA256.HashData(body)];

        Assert.Throws<RoutingModelFormatException>(() => Load(forged));
    }

    private static RoutingModel Load(byte[] bytes) => RoutingModel.Load(new MemoryStream(bytes));

    private byte[] Saved()
    {
        using var stream = new MemoryStream();
        trained.Model.Save(stream);
        return stream.ToArray();
    }
}
