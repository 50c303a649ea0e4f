using System.Net;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Domain.Identity;
using NodaTime;
using static IncidentPlatform.Api.Tests.Rotas.RotaRoom;

namespace IncidentPlatform.Api.Tests.Rotas;

public sealed class OverrideTests
{
    [Fact]
    public async Task Who_stands_in_is_on_call_until_it_is_taken_back()
    {
        var room = await MakeAsync();
        var rota = await room.AddAsync();

        var added = await room.Member.PostAsync($"rotas/{rota.Id}/overrides", room.Cover(rota, room.Citra)).AsAsync<OnCallOverrideResponse>();
        Assert.Equal([room.Citra], await room.OnCallAsync());
        var listed = Assert.Single((await room.Member.ReadAsync($"rotas/{rota.Id}/overrides").AsAsync<PageResponse<OnCallOverrideResponse>>()).Items);
        Assert.Equal(HttpStatusCode.NoContent, await DeleteAsync(room.Member, $"rotas/{rota.Id}/overrides/{added.Id}").StatusAsync());

        Assert.Equal((added.Id, "Citra", "Ayu"), (listed.Id, listed.Person, listed.CreatedBy));
        Assert.Equal([room.Ayu], await room.OnCallAsync());
        Assert.Equal(HttpStatusCode.NotFound, await DeleteAsync(room.Member, $"rotas/{rota.Id}/overrides/{added.Id}").StatusAsync());
    }

    [Fact]
    public async Task A_swap_exchanges_two_shifts_and_is_taken_back_as_a_whole()
    {
        var room = await MakeAsync();
        var rota = await room.AddAsync();
        var next = Now + Duration.FromDays(7);

        var halves = await room.Member.PostAsync($"rotas/{rota.Id}/swaps", new AddSwapRequest(rota.Layers[0].Id, Now, next)).AsAsync<List<OnCallOverrideResponse>>();
        var swapped = await PeopleAsync(room, rota);
        Assert.Equal(HttpStatusCode.NoContent, await DeleteAsync(room.Member, $"rotas/{rota.Id}/overrides/{halves[1].Id}").StatusAsync());
        var back = await PeopleAsync(room, rota);

        // Of the shift that has begun only the rest is given away.
        Assert.Equal([(Now, Instant.FromUtc(2026, 3, 9, 2, 0)), (Instant.FromUtc(2026, 3, 9, 2, 0), Instant.FromUtc(2026, 3, 16, 2, 0))], halves.Select(half => (half.From, half.To)));
        Assert.Equal(["Bima", "Ayu", "Ayu"], swapped.Take(3));
        Assert.Equal(["Ayu", "Bima", "Ayu"], back.Take(3));
    }

    [Fact]
    public async Task A_swap_of_ones_own_shifts_or_of_no_shift_is_refused()
    {
        var room = await MakeAsync();
        var rota = await room.AddAsync();

        var own = await room.Member.PostAsync($"rotas/{rota.Id}/swaps", new AddSwapRequest(rota.Layers[0].Id, Now, Now + Duration.FromDays(14))).ProblemAsync();
        var past = await room.Member.PostAsync($"rotas/{rota.Id}/swaps", new AddSwapRequest(rota.Layers[0].Id, Now - Duration.FromDays(30), Now)).ProblemAsync();
        var far = await room.Member.PostAsync($"rotas/{rota.Id}/swaps", new AddSwapRequest(rota.Layers[0].Id, Now, Now + Duration.FromDays(4_000))).ProblemAsync();

        Assert.Equal(["secondAt"], own.Errors!.Keys);
        Assert.Equal(["firstAt"], past.Errors!.Keys);
        Assert.Equal(["secondAt"], far.Errors!.Keys);
    }

    [Fact]
    public async Task An_override_without_sense_is_refused_by_field()
    {
        var room = await MakeAsync();
        var rota = await room.AddAsync();
        var stranger = await room.Organization.AddPersonAsync("Dewi", Role.SupportMember);

        var problem = await room.Member.PostAsync(
            $"rotas/{rota.Id}/overrides", new AddOverrideRequest(Guid.NewGuid(), Now - Duration.FromDays(2), Now - Duration.FromDays(1), stranger)).ProblemAsync();
        var endless = await room.Member.PostAsync(
            $"rotas/{rota.Id}/overrides", new AddOverrideRequest(rota.Layers[0].Id, Now, Now + Duration.FromDays(4_000), room.Bima)).ProblemAsync();

        Assert.Equal(["from", "layerId", "personId", "to"], problem.Errors!.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["to"], endless.Errors!.Keys);
    }

    [Fact]
    public async Task Only_the_groups_members_and_planners_stand_in()
    {
        var room = await MakeAsync();
        var rota = await room.AddAsync();
        var elsewhere = await room.Host.ClientForAsync(room.Organization, Role.SupportMember);

        var cover = room.Cover(rota, room.Bima);
        Assert.Equal(HttpStatusCode.Forbidden, await elsewhere.PostAsync($"rotas/{rota.Id}/overrides", cover).StatusAsync());
        Assert.Equal(HttpStatusCode.Forbidden, await elsewhere.PostAsync($"rotas/{rota.Id}/swaps", new AddSwapRequest(rota.Layers[0].Id, Now, Now + Duration.FromDays(7))).StatusAsync());
        var added = await room.Manager.PostAsync($"rotas/{rota.Id}/overrides", cover).AsAsync<OnCallOverrideResponse>();
        Assert.Equal(HttpStatusCode.Forbidden, await DeleteAsync(elsewhere, $"rotas/{rota.Id}/overrides/{added.Id}").StatusAsync());
    }

    private static async Task<IEnumerable<string>> PeopleAsync(RotaRoom room, RotaResponse rota) =>
        (await room.Member.ReadAsync($"rotas/{rota.Id}/schedule").AsAsync<RotaScheduleResponse>()).Shifts.Select(shift => shift.Person);
}
