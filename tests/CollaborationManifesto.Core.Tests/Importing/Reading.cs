using System.Text;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Importing.Trello;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.TestData;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CollaborationManifesto.Core.Tests.Importing;

/// <summary>Reads exports as an import does, without storage.</summary>
internal static class Reading
{
    public static (IReadOnlyList<Contribution> Contributions, IReadOnlyList<SkippedCard> Skipped) Of(Stream export, ListMapping? mapping = null)
    {
        var manifesto = Options.Create(A.Manifesto());
        var rules = new DraftRules(Options.Create(new IntakeSettings()), manifesto, AllWords.English);
        var board = new BoardReader(rules, manifesto, AllWords.English, new FakeTimeProvider(A.Morning)).Open(export, mapping ?? ListMapping.None, approved: false, import: null);
        var cards = board.Cards.ToList();
        return ([.. cards.OfType<CardRead.Ready>().Select(card => card.Contribution)], [.. cards.OfType<CardRead.Skipped>().Select(card => card.Report)]);
    }

    public static (IReadOnlyList<Contribution> Contributions, IReadOnlyList<SkippedCard> Skipped) Of(Board board, ListMapping? mapping = null) => Of(board.Export, mapping);

    /// <summary>The error message for a wrong file.</summary>
    public static string Refusal(string file) => Refusal(new MemoryStream(Encoding.UTF8.GetBytes(file)));

    public static string Refusal(Stream file) => Assert.Throws<WrongExportException>(() => Of(file)).Message;
}
