using System.Net;
using System.Text.Json;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CollaborationManifesto.Core.Tests.Mail;

public sealed class SuppressionListsTests : IDisposable
{
    private readonly SendGridStub _sendGrid = new();
    private readonly Dictionary<string, int> _lengths = [];

    public SuppressionListsTests() => _sendGrid.Answer = request =>
    {
        var query = QueryHelpers.ParseQuery(request.RequestUri!.Query);
        var list = request.RequestUri.AbsolutePath.Split('/')[^1];
        var (offset, limit) = ((int)Number(query["offset"]), (int)Number(query["limit"]));
        var entries = Enumerable.Range(0, _lengths.GetValueOrDefault(list)).Skip(offset).Take(limit)
            .Select(number => new { created = A.Morning.AddDays(-number).ToUnixTimeSeconds(), email = $"{list}{number}@example.org", reason = "550" });
        return new(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(entries)) };
    };

    [Fact]
    public async Task Five_lists_are_read_by_time_and_no_address_is_asked_for()
    {
        var look = await Read();

        Assert.Equal(SuppressionState.Read, look!.State);
        Assert.Equal(
            ["bounces", "invalid_emails", "spam_reports", "unsubscribes", "blocks"], _sendGrid.Requests.Select(request => request.Address.AbsolutePath.Replace("/v3/suppression/", "", StringComparison.Ordinal)));
        Assert.All(_sendGrid.Requests, request =>
        {
            var query = QueryHelpers.ParseQuery(request.Address.Query);
            Assert.Equal(["end_time", "limit", "offset", "start_time"], query.Keys.Order());
            Assert.Equal(("GET", $"{A.Morning.ToUnixTimeSeconds()}", "500"), (request.Method, query["end_time"].ToString(), query["limit"].ToString()));
        });
        Assert.Equal(
            [730, 730, 730, 730, 7],
            _sendGrid.Requests.Select(request => (A.Morning - DateTimeOffset.FromUnixTimeSeconds(Number(QueryHelpers.ParseQuery(request.Address.Query)["start_time"]))).TotalDays));
    }

    [Fact]
    public async Task Long_lists_are_read_to_the_end_ignoring_case()
    {
        (_lengths["bounces"], _lengths["unsubscribes"]) = (1_001, 500);

        var look = await Read();

        Assert.Equal(1_501, look!.ByAddress.Count);
        Assert.Equal(new Suppressed(UnreachedReason.Bounced, A.Morning.AddDays(-1_000)), look.ByAddress["BOUNCES1000@example.org"]);
        Assert.Equal(UnreachedReason.Unsubscribed, look.ByAddress["unsubscribes499@example.org"].Why);
        Assert.Equal(3 + 1 + 1 + 2 + 1, _sendGrid.Requests.Count);
    }

    [Fact]
    public async Task A_list_without_end_is_read_in_part()
    {
        _lengths["spam_reports"] = 1_000_000;

        Assert.Equal(SuppressionState.ReadInPart, (await Read())!.State);
        Assert.Equal(4 + 40, _sendGrid.Requests.Count);
    }

    [Fact]
    public async Task Without_the_scopes_it_is_off_and_what_may_be_read_is_read()
    {
        _lengths["bounces"] = 1;
        var answer = _sendGrid.Answer;
        _sendGrid.Answer = request => request.RequestUri!.AbsolutePath.EndsWith("bounces", StringComparison.Ordinal) ? answer(request) : new(HttpStatusCode.Forbidden);

        var look = await Read();

        Assert.Equal((SuppressionState.Off, 1), (look!.State, look.ByAddress.Count));
    }

    [Theory]
    [InlineData(500, "[]")]
    [InlineData(401, "[]")]
    [InlineData(429, "[]")]
    [InlineData(200, "<html>")]
    [InlineData(200, """{"not":"a list"}""")]
    public async Task A_failed_response_is_retried_later(int status, string body)
    {
        _sendGrid.Answer = _ => new((HttpStatusCode)status) { Content = new StringContent(body) };

        Assert.Null(await Read());
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_is_asked_later()
    {
        _sendGrid.Answer = _ => throw new HttpRequestException("reset");

        Assert.Null(await Read());
    }

    public void Dispose() => _sendGrid.Dispose();

    private static long Number(string? text) => long.Parse(text!, System.Globalization.CultureInfo.InvariantCulture);

    private Task<SuppressionSnapshot?> Read() => new SuppressionLists(
        _sendGrid,
        Options.Create(new MailSettings { SendGridKey = "key", From = "from@example.org" }),
        new FakeTimeProvider(A.Morning),
        NullLogger<SuppressionLists>.Instance).ReadAsync(CancellationToken.None);
}
