using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Sessions.Planning;

/// <summary>Makes a session of what a curator typed, or says what is wrong with it.</summary>
public static class SessionPlan
{
    private static readonly TimeSpan FarthestAhead = TimeSpan.FromDays(366);

    /// <returns>The session, or the errors.</returns>
    public static (LiveSession? Session, ImmutableArray<FieldError> Errors) Read(SessionPlanForm form, Curator curator, ManifestoSettings manifesto, AllWords all, DateTimeOffset now)
    {
        var words = all.SessionDesk;
        var check = new FieldChecks(all);
        var name = check.Line("name", words.Name, form.Name, LiveSession.MaxNameLength);
        check.That(name.Length > 0, "name", words.NameMissing);
        check.That(ContributionId.TryParse(form.Nonce, out var id), "name", words.NotOurs);
        var prompt = Prompt(form, check, all);
        ImmutableArray<string> categories = [.. manifesto.Categories.Select(category => category.Id).Intersect((form.Categories ?? "").Split(' '))];
        check.That(!categories.IsEmpty, "categories", words.CategoryMissing);
        var (opens, closes) = Times(form, check, words, now);
        var facilitators = Facilitators(form, curator, check, all, now);
        if (check.Errors.Count > 0)
            return (null, [.. check.Errors]);
        return (new(id, SessionCode.New(), name, prompt!, categories, opens, closes)
        {
            AsksNames = form.Names == "yes",
            ChecksLate = form.Late == "yes",
            Facilitators = facilitators,
            Log = [new(form.Nonce!, now, SessionAction.Started, curator.Id, curator.Name)],
        }, []);
    }

    /// <summary>Checks a name and an address; both are needed.</summary>
    internal static (string Name, EmailAddress? Email) Facilitator(TypedFacilitator typed, string nameField, string emailField, FieldChecks check, AllWords words)
    {
        var name = check.Line(nameField, words.SessionDesk.FacilitatorName, typed.Name, LiveSession.MaxNameLength);
        check.That(name.Length > 0, nameField, words.SessionDesk.FacilitatorNameMissing);
        var email = EmailAddress.TryParse(typed.Email);
        check.That(email is not null, emailField, words.SessionDesk.FacilitatorEmailWrong);
        return (name, email);
    }

    private static SessionPrompt? Prompt(SessionPlanForm form, FieldChecks check, AllWords words)
    {
        var question = check.Line("question", words.SessionDesk.Question, form.Question, SessionPrompt.MaxLength);
        if (form.Prompt == SessionPlanForm.OwnPrompt)
        {
            check.That(question.Length > 0, "question", words.SessionDesk.QuestionMissing);
            check.That(form.Kind is nameof(ContributionKind.Barrier) or nameof(ContributionKind.Guidance), "kind", words.SessionDesk.KindMissing);
            return new(question, form.Kind == nameof(ContributionKind.Guidance) ? ContributionKind.Guidance : ContributionKind.Barrier);
        }

        // A question that was typed must not be lost without a word.
        check.That(question.Length == 0, "prompt", words.SessionDesk.QuestionTwice);
        var ready = words.Session.Prompts.Where((_, index) => form.Prompt == (index + 1).ToString(CultureInfo.InvariantCulture)).FirstOrDefault();
        check.That(ready is not null, "prompt", words.SessionDesk.PromptMissing);
        return ready;
    }

    private static (DateTimeOffset Opens, DateTimeOffset Closes) Times(SessionPlanForm form, FieldChecks check, SessionDeskWords words, DateTimeOffset now)
    {
        var (opens, closes) = (Language.ParseTyped(form.Opens), Language.ParseTyped(form.Closes));
        check.That(opens is not null, "opens", words.OpensWrong);
        check.That(closes is not null, "closes", words.ClosesWrong);
        if (opens is not { } from || closes is not { } to)
            return default;
        check.That(from <= now + FarthestAhead, "opens", words.TooFarAhead);
        check.That(to > from, "closes", words.ClosesBefore);
        check.That(to > now, "closes", words.ClosedAlready);
        check.That(to - from <= LiveSession.Longest, "closes", words.TooLong(LiveSession.Longest.Days));
        return (from, to);
    }

    private static ImmutableArray<Facilitator> Facilitators(SessionPlanForm form, Curator curator, FieldChecks check, AllWords words, DateTimeOffset now)
    {
        var facilitators = ImmutableArray.CreateBuilder<Facilitator>();
        if (form.Lead == "yes")
            facilitators.Add(new(curator.Id, curator.Name, null, now));
        foreach (var (typed, number) in form.Others.Select((typed, index) => (typed, index + 1)).Where(other => !string.IsNullOrWhiteSpace(other.typed.Name + other.typed.Email)))
        {
            var (nameField, emailField) = (TypedFacilitator.NameField(number), TypedFacilitator.EmailField(number));
            var (name, email) = Facilitator(typed, nameField, emailField, check, words);
            check.That(!facilitators.Any(other => other.Email?.IsSameAs(email) == true), emailField, words.SessionDesk.FacilitatorTwice);
            facilitators.Add(new(IdOf(form.Nonce, number), name, email, now));
        }

        return facilitators.ToImmutable();
    }

    /// <summary>The same post gives the same id, so that nobody is added or emailed twice.</summary>
    internal static string IdOf(string? nonce, int number) => ContributionId.FromKey("facilitator", string.Create(CultureInfo.InvariantCulture, $"{nonce} {number}")).ToString();
}
