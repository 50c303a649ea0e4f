using Microsoft.Playwright;

namespace IncidentPlatform.Pictures;

/// <summary>
/// One walk through a day at the demo organization, with a picture at each stop. One incident is reported, solved and confirmed; every
/// other form is filled in and left.
/// </summary>
internal sealed class Tour(IBrowser browser, Uri web, Album album, Words words)
{
    public async Task WalkAsync()
    {
        await ArriveAsync();
        // Waits for the first model: what the classifier thinks belongs to the pictures of the desk.
        await TakeServiceDeliveryAsync();
        await using var consumer = await SignInAsync("consumer@demo.example");
        await using var agent = await SignInAsync("agent@demo.example");
        await using var manager = await SignInAsync("manager@demo.example");
        await TakeQueueAsync(agent);
        await TakeCallAsync(agent);
        await TakeMajorAsync(manager);
        await TakeLeadingAsync(manager);
        await TakeClockAsync(manager);

        var number = await ReportAsync(consumer);
        await WorkAsync(agent, number);
        await AskAsync(agent, consumer, number);
        await LoseRaceAsync(agent, manager, number);
        await ConfirmAsync(number);

        await TakeMemberAsync();
        await TakeAdministrationAsync();
        await TakeProviderAsync();
    }

    private Task AddAsync(Visitor visitor, string name, int? height = null) => album.AddAsync(visitor.Page, words.Language, name, height);

    private async Task<Visitor> SignInAsync(string email, Screen screen = Screen.Desktop)
    {
        var visitor = await Visitor.EnterAsync(browser, web, words.Language, screen);
        await visitor.SignInAsync(email);
        return visitor;
    }

    private async Task ArriveAsync()
    {
        await using var stranger = await Visitor.EnterAsync(browser, web, words.Language);
        await stranger.GoAsync("/sign-in");
        await AddAsync(stranger, "sign-in");
    }

    private async Task TakeQueueAsync(Visitor agent)
    {
        await agent.GoAsync("/queue");
        await agent.Page.Locator("tr[data-id] a").Nth(2).ClickAsync();
        await agent.Page.Locator("#panel .timeline").WaitForAsync();
        await AddAsync(agent, "queue");
    }

    private async Task TakeCallAsync(Visitor agent)
    {
        await agent.GoAsync("/record");
        await agent.Page.FillAsync("#requester-email", "dewi.anggraini@demo.example");
        await agent.Page.FillAsync("#requester-name", words.GuestName);
        await agent.Page.FillAsync("#subject", words.CallSubject);
        await agent.Page.FillAsync("#description", words.CallDescription);
        await AddAsync(agent, "record");
    }

    private async Task TakeMajorAsync(Visitor manager)
    {
        await manager.GoAsync("/queue");
        var rows = manager.Page.Locator("tr[data-id]:not(:has(.major)) a");
        var addresses = await rows.EvaluateAllAsync<string[]>("links => links.map(link => new URL(link.href).searchParams.get('open'))");
        foreach (var number in addresses)
        {
            await manager.GoAsync($"/incidents/{number}");
            if (await manager.Page.Locator("details.move:has(input[value='major'])").CountAsync() == 0) continue; // no incident

            var card = await manager.OpenMoveAsync("major");
            await card.Locator("#major-reason").FillAsync(words.MajorReason);
            await card.Locator("button.primary").ScrollIntoViewIfNeededAsync();
            await AddAsync(manager, "major");
            return;
        }
        throw new StepFailedException($"{manager.Page.Url}: there is no open incident that could be declared a major one.");
    }

    private async Task TakeClockAsync(Visitor manager)
    {
        // The first of the queue is the one that is most overdue.
        await manager.GoAsync("/queue");
        var number = await manager.Page.Locator("tr[data-id] .number").First.InnerTextAsync();
        await manager.GoAsync($"/incidents/{number}");
        var card = manager.Page.Locator("section.card:has(details.clock)");
        // The first is the response, the second the resolution.
        await card.Locator("details.clock > summary").Nth(1).ClickAsync();
        await card.EvaluateAsync("card => card.scrollIntoView({ block: 'start' })");
        await AddAsync(manager, "clock");
    }

    private async Task TakeLeadingAsync(Visitor manager)
    {
        await manager.GoAsync("/major-incidents");
        await manager.Page.Locator(".majors a").First.ClickAsync();
        await manager.Page.Locator("#status-text").FillAsync(words.MajorReason);
        await AddAsync(manager, "major-incident", 1_300);
    }

    private async Task<string> ReportAsync(Visitor consumer)
    {
        await consumer.GoAsync("/submit");
        await consumer.Page.FillAsync("#subject", words.Subject);
        await consumer.Page.FillAsync("#description", words.Description);
        await consumer.Page.Locator("[data-suggest] > *").First.WaitForAsync();
        await AddAsync(consumer, "report");
        await consumer.Page.ClickAsync("form:has(#subject) button.primary");
        await consumer.Page.WaitForURLAsync("**/incidents/*");
        return new Uri(consumer.Page.Url).Segments[^1];
    }

    private async Task WorkAsync(Visitor agent, string number)
    {
        await agent.GoUntilAsync($"/incidents/{number}", ".timeline li:nth-child(2)"); // somebody or something decided where it goes
        await agent.MoveAsync(number, "accept");
        await AddAsync(agent, "incident", 1_500);
    }

    private async Task AskAsync(Visitor agent, Visitor consumer, string number)
    {
        await agent.MoveAsync(number, "hold", async form =>
        {
            await form.Locator("#hold-reason").SelectOptionAsync("AwaitingConsumer");
            await form.Locator("#hold-text").FillAsync(words.Question);
        });
        await consumer.GoAsync("/my-incidents");
        await consumer.Page.Locator(".mine .ask").First.WaitForAsync();
        await AddAsync(consumer, "my-incidents");
        await consumer.MoveAsync(number, "comments", form => form.Locator("#reply").FillAsync(words.Answer));
    }

    private async Task LoseRaceAsync(Visitor agent, Visitor manager, string number)
    {
        await agent.GoAsync($"/incidents/{number}");
        var form = await agent.OpenMoveAsync("resolve");
        await form.Locator("#resolve-text").FillAsync(words.Resolution);
        await manager.MoveAsync(number, "priority", priority => priority.Locator("#priority-urgency").SelectOptionAsync("High"));
        if (await agent.SendAsync(form)) throw new StepFailedException($"{agent.Page.Url}: a form that is out of date was accepted.");

        await agent.Page.Locator(".changes").WaitForAsync();
        await agent.Page.EvaluateAsync("scrollTo(0, 0)");
        await AddAsync(agent, "lost-race");
        await agent.MoveAsync(number, "resolve", again => again.Locator("#resolve-text").FillAsync(words.Resolution));
    }

    private async Task ConfirmAsync(string number)
    {
        await using var consumer = await SignInAsync("consumer@demo.example", Screen.Phone);
        await consumer.GoAsync($"/incidents/{number}");
        await AddAsync(consumer, "resolved-phone");
        await consumer.MoveAsync(number, "confirm");
    }

    private async Task TakeMemberAsync()
    {
        await using var member = await SignInAsync("member@demo.example");
        await member.GoAsync("/queue");
        await member.Page.Locator("tr[data-id] a").First.ClickAsync();
        await member.Page.Locator("#panel .moves a").ClickAsync();
        await member.Page.WaitForURLAsync("**/incidents/*");
        var card = await member.OpenMoveAsync("escalate");
        await card.Locator("#escalate-group").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await card.Locator("#escalate-reason").FillAsync(words.EscalationReason);
        await card.Locator("button.primary").ScrollIntoViewIfNeededAsync();
        await AddAsync(member, "escalate");

        await member.GoAsync("/on-call");
        await member.Page.Locator(".groups a").First.ClickAsync();
        await member.Page.Locator("main .wide").WaitForAsync();
        await AddAsync(member, "on-call", 1_300);

        await using var onPhone = await SignInAsync("agent@demo.example", Screen.Phone);
        await onPhone.GoAsync("/queue");
        await onPhone.Page.Locator("tr[data-id]").First.WaitForAsync();
        await AddAsync(onPhone, "queue-phone");
    }

    private async Task TakeServiceDeliveryAsync()
    {
        await using var delivery = await SignInAsync("delivery@demo.example");
        await delivery.GoAsync("/service-levels");
        await delivery.Page.Locator(".attainment svg").First.WaitForAsync();
        await AddAsync(delivery, "service-levels");

        await TakePolicyAsync(delivery);

        // A model that is not trained yet has no figures.
        await delivery.GoUntilAsync("/routing", "dl.figures");
        await AddAsync(delivery, "routing", 1_000);

        await delivery.GoAsync("/about-service");
        await AddAsync(delivery, "about-service", 1_400);
    }

    private async Task TakePolicyAsync(Visitor delivery)
    {
        await delivery.GoAsync("/administration/sla-policies");
        await delivery.Page.Locator("table.grid a").First.ClickAsync();
        // The targets of P4, which most records have.
        await delivery.Page.Locator("tr:has(input[value='P4']) input:not([type='hidden'])").Nth(1).FillAsync("20h");
        await delivery.Page.Locator("button.button:not(.primary)[value='preview']").ClickAsync();
        await delivery.Page.Locator("section[aria-labelledby='impact']").WaitForAsync();
        await AddAsync(delivery, "sla-policy", 1_300);
    }

    private async Task TakeAdministrationAsync()
    {
        await using var administrator = await SignInAsync("admin@demo.example");
        await administrator.GoAsync("/administration/people");
        await administrator.Page.Locator("details.edit summary").First.ClickAsync();
        await administrator.Page.FillAsync("#invite-email", "dewi.anggraini@demo.example");
        await administrator.Page.FillAsync("#invite-name", words.GuestName);
        await AddAsync(administrator, "people");

        await administrator.GoAsync("/administration/groups");
        await administrator.Page.Locator("details.edit summary").Nth(1).ClickAsync();
        await AddAsync(administrator, "groups");
    }

    private async Task TakeProviderAsync()
    {
        await using var provider = await SignInAsync("provider@demo.example");
        await provider.GoAsync("/queue");
        await provider.Page.Locator("tr[data-id]").First.WaitForAsync();
        await AddAsync(provider, "queue-provider");

        await provider.GoAsync("/about-service");
        await provider.Page.Locator("ul.agreements").Last.ScrollIntoViewIfNeededAsync();
        await AddAsync(provider, "agreements");
    }
}
