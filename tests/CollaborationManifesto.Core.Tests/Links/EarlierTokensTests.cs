using System.Xml.Linq;
using CollaborationManifesto.Links;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Core.Tests.Links;

/// <summary>Links and sealed addresses that an earlier version made, with its key. People still have them in their emails.</summary>
public sealed class EarlierTokensTests : IDisposable
{
    private static readonly XElement Key = XElement.Parse(
        """
        <key id="aafaff7c-7f72-4756-85f5-17565247f8f9" version="1">
          <creationDate>2026-01-01T00:00:00Z</creationDate>
          <activationDate>2026-01-01T00:00:00Z</activationDate>
          <expirationDate>2126-01-01T00:00:00Z</expirationDate>
          <descriptor deserializerType="Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel.AuthenticatedEncryptorDescriptorDeserializer, Microsoft.AspNetCore.DataProtection">
            <descriptor>
              <encryption algorithm="AES_256_CBC" />
              <validation algorithm="HMACSHA256" />
              <masterKey><value>5gyTI50KbLmsLnKdMPyVnuZAJ8BH2TKsIB+VRJMdvFaAVc15MM4jhK8J7jkNlw+cJtLtIBlmaqgLHh+VdiK06g==</value></masterKey>
            </descriptor>
          </descriptor>
        </key>
        """);

    private readonly ServiceProvider _services;
    private readonly LinkTokens _tokens;

    public EarlierTokensTests()
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("CollaborationManifesto");
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new OneKey());
        _services = services.BuildServiceProvider();
        _tokens = new(_services.GetRequiredService<IDataProtectionProvider>());
    }

    [Fact]
    public void A_check_page_that_is_open_can_still_be_sent() => Assert.Equal(
        new SubmissionToken(A.Id("contribution"), A.Morning),
        _tokens.ReadSubmission("CfDJ8Hz_-qpyf1ZHhfUXVlJH-PnmuoT3DFjGWpV33j_-o5JxOn6QiLWhwNiLLjIrZm0NQLUL9AYP8U2Ta2B_Xq6UyCVT-MQgl0WVZmbU9uYsxEcV0fTEqhEBU0bS7eAQpBLvfjvXZmYmv8VeAIQ9FNuSVAocqgnlqWfuFFWyymlTQkt3"));

    [Fact]
    public void A_contributors_link_works() => Assert.Equal(
        A.Id("contribution"),
        _tokens.ReadStatus("CfDJ8Hz_-qpyf1ZHhfUXVlJH-PmKdtvERk0WDOyZcKnBCAFOJ5J73pc77JbZH5pi8I3GGSoe1RBFTI1byAVug-f52VB_kiYR9Uoe2y2tt7gkU47VHQfIpIJq000c4C-Wj5odlJ1K31YsNysqEAvbRryE-6s"));

    [Fact]
    public void The_link_that_asks_for_an_address_works() => Assert.Equal(
        A.Id("contribution"),
        _tokens.ReadAddress("CfDJ8Hz_-qpyf1ZHhfUXVlJH-PlB-UfvdBoEHymeR9Vw5QqoovkUNxUv5q7KrWjawrPHprIGBu6jnSyW3I25TlXMOTgw3OlZsRRXsDxoTto62TsljVfxYZEmZn5RfA4P4i4vp3AU_fYVybNQY2bqEsEBqTk"));

    [Theory]
    [InlineData(false, "CfDJ8Hz_-qpyf1ZHhfUXVlJH-PnO0kyOOgVQrJw-qd5yYzOXnu-0EKzSg06tYBVmDglMjujg6D-qNrbMoK_GFzdaxmiaQS7nwYLWAeV9SRIGvqE_033ub-ST5VKX2T9k3UFXmXxXC5JBaACWycmRHQAWXuswzm7PSeN15EE28eHC3FRH")]
    [InlineData(true, "CfDJ8Hz_-qpyf1ZHhfUXVlJH-PneZkr8X2dLhHnOD7c6E17L7HtlG8tM2Gkf-5Fmg20hKDLjFhFbvCYg4Nz-r0-khPEN58l2QeclfOuFGCwxMzkPcQZvx-MwOs_pzmColpnc7-dpQGe7EkgT9Q45dBnhvfUYRv8BhTwUlNgE12v_fh8ZyCLhnhiIMcQuORl39dgTtw")]
    public void A_curators_review_link_works(bool fromDesk, string token) => Assert.Equal(
        new ReviewToken(A.Id("contribution"), "amina", A.Morning) { FromDesk = fromDesk },
        _tokens.ReadReview(token));

    [Fact]
    public void A_link_to_the_desk_works() => Assert.Equal(
        new DeskToken("amina", A.Morning),
        _tokens.ReadDesk("CfDJ8Hz_-qpyf1ZHhfUXVlJH-PnMksrOlERTHD1M-jZiSRsl-BBkzTPiGYKenFYjAP0p2htSal9wTFGVlNahqZujR7uEPT1nk41Shjk6Ug1L9rYYtf82XfTgArn6TbxifNy2h-rLCUlWwpa52qIWUltpnSM"));

    [Fact]
    public void A_link_to_a_curators_email_preferences_works() => Assert.Equal(
        "amina",
        _tokens.ReadEmailPreference("CfDJ8Hz_-qpyf1ZHhfUXVlJH-PlREPedpp9tLGqY7t1XWp-wz8ySBpyXf8y-WvzHs3FXT69VDzfVJfS1JA98LEvVc2UXFT2xk2nopBAkTDJJ4qcHM3nsfFvYZ7KoSmj84fAu0w"));

    [Theory]
    [InlineData("ada@example.org", "CfDJ8Hz_-qpyf1ZHhfUXVlJH-Pk7c4i_os-HyWvzUcw06TrP_4qY5VcVWb9p7UxLSLXDqchFZkPQBP62wqdTBFwhSovEL8Aba6Fil6saggVOc4DisOmIaLa0SOJWqtZXsHPOJA")]
    [InlineData("ada|lovelace@example.org", "CfDJ8Hz_-qpyf1ZHhfUXVlJH-PkBtgfebV4w-OlIulTiabV4fUp6ElAyAf-t_XYDLfecAMymF5pzvW3m4AkGxA0URGOJC5FS5poUeUSmcJvQrOKybAU_Te0TIQNoSJv0G-l9Tcr6krIlKlBx4nRAyZY5TYU")]
    public void A_sealed_address_is_read_whole(string address, string token) => Assert.Equal(address, _tokens.Unseal(token));

    public void Dispose() => _services.Dispose();

    private sealed class OneKey : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements() => [Key];

        public void StoreElement(XElement element, string friendlyName) => Assert.Fail("The key is good for a hundred years.");
    }
}
