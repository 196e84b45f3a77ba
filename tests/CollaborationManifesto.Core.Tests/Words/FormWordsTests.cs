using System.Globalization;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Core.Tests.Words;

public sealed class FormWordsTests
{
    [Theory]
    [InlineData("de-DE")]
    [InlineData("fr-FR")]
    [InlineData("")]
    public void Numbers_are_written_the_same_on_every_machine(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal("At most 5,000 characters.", A.Words.AtMost(5_000));
            Assert.Equal("Title must be 5,000 characters or fewer. It has 5,001 now", A.Words.TooLong("Title", Language.British.Number(5_000), Language.British.Number(5_001)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
