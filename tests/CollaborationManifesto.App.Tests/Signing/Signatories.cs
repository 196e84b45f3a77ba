using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Signing;

/// <summary>What tests do to have the manifesto signed.</summary>
internal static class Signatories
{
    extension(ManifestoApp app)
    {
        public async Task NamesEdition(int number = 1, string title = "Spring", bool asks = false)
        {
            var act = new EditionAct($"name-{number}", app.Get<TimeProvider>().GetUtcNow(), "amina", "Amina");
            Assert.True(await app.Get<EditionRegister>().AddAsync(new(number, number, act.At, "", title, "", act) { Named = act, AsksSignatories = asks }, CancellationToken.None));
        }

        /// <summary>The form, as a function answers it.</summary>
        public async Task<WebPage> SigningForm() =>
            await app.Browser.Send(new(HttpMethod.Post, app.Function("signatures/check")) { Content = new FormUrlEncodedContent([KeyValuePair.Create("change", "name")]) });

        /// <summary>All pages of the list on the site, read from one to the next.</summary>
        public async Task<IReadOnlyList<WebPage>> SignatoryPages()
        {
            var pages = new List<WebPage> { await app.Browser.Open(new(app.Site, "/signatories/")) };
            while (pages[^1].Document.QuerySelector("a[rel=next]")?.GetAttribute("href") is { } next)
                pages.Add(await app.Browser.Open(new(app.Site, next)));
            return pages;
        }

        /// <returns>The page "check your signature".</returns>
        public async Task<WebPage> ChecksSignature(string name, string email, string organisation = "", bool forIt = false, string commitment = "", params IReadOnlyList<string> options)
        {
            var form = (await app.SigningForm()).Choose("kind", forIt ? "organisation" : "person").Type("name", name).Type("role", forIt ? "Director" : "").Type("organisation", organisation)
                .Type("commitment", commitment).Type("email", email);
            foreach (var option in forIt ? options.Append("allowed") : options)
                form.Choose("applies", option);
            return await form.Submit();
        }

        /// <returns>The link that is emailed.</returns>
        public async Task<Uri> SendsSignature(WebPage check)
        {
            Assert.Equal("Check your signature", check.Heading);
            await check.Submit();
            return app.OwnSignature(app.Get<LinkTokens>().ReadSignatureCheck(check.Value("token"))!.Value.Page.Id);
        }

        public Uri OwnSignature(ContributionId request) => new(app.Get<IOptions<SiteSettings>>().Value.Link("signatures/own", app.Get<LinkTokens>().ForSignature(request)));

        public async Task<IReadOnlyList<Signature>> Signatures() => await app.Get<SignatureRegister>().AllAsync(CancellationToken.None).Select(read => read.Value).ToListAsync();
    }
}
