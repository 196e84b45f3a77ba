using System.Net;
using System.Text.RegularExpressions;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.LocalHost.Inbox;

namespace CollaborationManifesto.App.Tests.Sessions;

/// <summary>People who lead a workshop get a link by email, which does nothing by itself.</summary>
public sealed partial class InvitationTests(SharedAzurite azurite)
{
    [Fact]
    public async Task Each_gets_one_email_whose_link_leads_to_the_page_only_when_ticked()
    {
        await using var workshop = await PlannedWorkshop.Open(azurite);
        await workshop.Starts();
        await workshop.SendInvitations();
        await workshop.SendInvitations();

        var mail = Assert.Single(workshop.MailsTo(PlannedWorkshop.Dana));
        Assert.Equal("Lead the workshop: LocalGov Camp", mail.Subject);
        var page = await workshop.App.Browser.Open(LinkIn(mail));
        Assert.DoesNotContain("workshop/lead", page.Html, StringComparison.Ordinal);
        var untouched = await page.Submit();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Tick “I lead this workshop” first"), (untouched.Status, Assert.Single(untouched.Errors)));
        Assert.DoesNotContain("workshop/lead", untouched.Html, StringComparison.Ordinal);

        var leads = await untouched.Choose("sure", "yes").Submit();
        Assert.Contains("/api/workshop/lead?token=", leads.Address.ToString(), StringComparison.Ordinal);
        Assert.Contains("People write.", leads.Text, StringComparison.Ordinal);
        // The invitation's token is no working link.
        Assert.Equal(HttpStatusCode.NotFound, (await workshop.App.Browser.Open(workshop.App.Function($"workshop/lead{LinkIn(mail).Query}"))).Status);
    }

    [Fact]
    public async Task Someone_added_later_gets_their_own_email_and_the_page_says_so()
    {
        await using var workshop = await PlannedWorkshop.Open(azurite);
        var page = await workshop.Starts();
        Assert.Contains($"the email to {PlannedWorkshop.Dana} is on its way", page.Text, StringComparison.Ordinal);
        await workshop.SendInvitations();
        var form = page.Type("name", "Eli").Type("email", "eli@example.org");
        var added = await form.Submit("add");
        await form.Submit("add");
        Assert.Contains("Eli gets the link by email", added.Text, StringComparison.Ordinal);
        await workshop.SendInvitations();

        Assert.Single(workshop.MailsTo("eli@example.org"));
        Assert.Single(workshop.MailsTo(PlannedWorkshop.Dana));
        Assert.Equal(3, (await workshop.Session()).Facilitators.Length);
        Assert.Equal(["This address is in the list already"], (await added.Type("name", "Eli").Type("email", "ELI@example.org").Submit("add")).Errors);
    }

    [Fact]
    public async Task A_link_that_was_taken_back_is_not_emailed_and_stops_at_once()
    {
        await using var workshop = await PlannedWorkshop.Open(azurite);
        var page = await workshop.Starts();
        var opened = await workshop.Leads();
        await page.Choose("facilitator", (await workshop.Session()).Facilitators.Single(one => one.Name == "Dana").Id).Submit("take-back");
        await workshop.SendInvitations();

        Assert.Empty(workshop.MailsTo(PlannedWorkshop.Dana));
        Assert.Equal(HttpStatusCode.NotFound, (await opened.Submit("reveal")).Status);
        Assert.Null((await workshop.Session()).RevealedAt);
    }

    private static Uri LinkIn(ReceivedMail mail) => new(Link().Match(mail.Text).Value);

    [GeneratedRegex(@"http://\S+/api/workshop/invitation\?token=\S+")]
    private static partial Regex Link();
}
