using System.Text;
using BenchmarkDotNet.Attributes;
using CollaborationManifesto.Benchmarks.Load;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Contributing;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace CollaborationManifesto.Benchmarks.Parts;

/// <summary>The steps of taking in a contribution, without storage.</summary>
public class IntakeParts
{
    private const string WithLink = "We wrote [a page](https://example.org) with *four* columns.\n\n- who decides\n- by when";
    private readonly byte[] _body = Encoding.UTF8.GetBytes(new FormUrlEncodedContent(SubmissionLoad.Fields).ReadAsStringAsync().GetAwaiter().GetResult());
    private readonly Bench _bench = new(items: 0, Bench.InMemory);
    private readonly LinkTokens _tokens = new(new EphemeralDataProtectionProvider());
    private readonly ContributionId _id = ContributionId.New();
    private readonly string _token;

    public IntakeParts() => _token = _tokens.ForStatus(_id);

    [Benchmark]
    public async Task<object?> Read_and_validate_a_form()
    {
        var request = new DefaultHttpContext().Request;
        request.Method = HttpMethods.Post;
        request.ContentType = "application/x-www-form-urlencoded";
        request.Body = new MemoryStream(_body);
        var (body, _) = await _bench.Get<BodyReader>().ReadAsync(request, ContributionInput.From, CancellationToken.None);
        return _bench.Get<DraftRules>().Parse(body!.Submission).Draft ?? throw new InvalidOperationException("The form is refused.");
    }

    [Benchmark]
    public object Plain_text_to_safe_HTML() => SafeHtml.FromFormatted(SubmissionLoad.Fields["text"]);

    [Benchmark]
    public object Text_with_a_link_to_safe_HTML() => SafeHtml.FromFormatted(WithLink);

    [Benchmark]
    public string Make_a_token() => _tokens.ForStatus(_id);

    [Benchmark]
    public ContributionId Check_a_token() => _tokens.ReadStatus(_token)!.Value;
}
