using System.Security.Cryptography;
using Azure;
using Azure.Identity;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Core.Tests.Storage;

/// <summary>Which failures may pass within 30 seconds, and which will not.</summary>
public sealed class StorageFailureTests
{
    public static TheoryData<int> Passing => [0, 408, 429, 500, 502, 503, 504];

    public static TheoryData<int> ForGood => [400, 401, 403, 404, 405, 409, 411, 412, 413, 414, 415, 416, 501, 505];

    [Theory]
    [MemberData(nameof(Passing))]
    public void An_outage_passes(int status) => Assert.All(Shapes(new RequestFailedException(status, "Failed.")), failed =>
    {
        Assert.NotNull(StorageFailure.FindTransient(failed));
        Assert.Null(StorageFailure.FindRefusal(failed));
    });

    [Theory]
    [MemberData(nameof(ForGood))]
    public void A_refusal_is_a_defect(int status) => Assert.All(Shapes(new RequestFailedException(status, "Failed.")), failed =>
    {
        Assert.Null(StorageFailure.FindTransient(failed));
        Assert.Equal(status, StorageFailure.FindRefusal(failed)?.Status);
    });

    [Fact]
    public void Time_limits_and_sign_ins_are_outages() => Assert.All(
        new Exception[] { new TimeoutException(), new AuthenticationFailedException("No token."), new AggregateException(new TaskCanceledException()) }.SelectMany(Shapes),
        failed => Assert.NotNull(StorageFailure.FindTransient(failed)));

    [Fact]
    public void Other_errors_are_neither() => Assert.All(
        new Exception[] { new InvalidOperationException(), new CryptographicException("Not a token."), new AggregateException(new FormatException()), new OperationCanceledException() },
        other =>
        {
            Assert.Null(StorageFailure.FindTransient(other));
            Assert.Null(StorageFailure.FindRefusal(other));
        });

    private static Exception[] Shapes(Exception failed) => [failed, new AggregateException(failed), new AggregateException(failed, failed), new CryptographicException("No keys.", failed)];
}
