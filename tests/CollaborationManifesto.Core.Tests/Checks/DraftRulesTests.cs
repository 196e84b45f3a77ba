using CollaborationManifesto.Model;

namespace CollaborationManifesto.Core.Tests.Checks;

public sealed class DraftRulesTests
{
    public static TheoryData<string, string?, string> Faults => new()
    {
        { "kind", null, A.Words.KindMissing },
        { "kind", "0", A.Words.KindMissing },
        { "kind", "barrier,guidance", A.Words.KindMissing },
        { "category", null, A.Words.CategoryMissing },
        { "category", "Culture", A.Words.CategoryMissing },
        { "title", " \t\r\n ", A.Words.TitleMissing },
        { "title", "\u200b\u2060", A.Words.TitleMissing },
        { "principle", "7K3M-9QXP", A.Words.PrincipleUnknown },
        { "barrier", "the one about tools", A.Words.BarrierUnknown },
        { "attribution", null, A.Words.AttributionMissing },
        { "attribution", "2", A.Words.AttributionMissing },
        { "email", "name@example", A.Words.EmailWrong },
        { "email", "josé@example.org", A.Words.EmailNotPlain },
        { "email", $"{new string('a', 65)}@example.org", A.Words.EmailTooLong },
        { "licence", null, A.Words.LicenceMissing },
        { "licence", "no", A.Words.LicenceMissing },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_wrong_field_gets_one_sentence(string field, string? posted, string sentence)
    {
        var (draft, errors) = A.Parse(A.Submission((field, posted)));

        Assert.Null(draft);
        Assert.Equal([new FieldError(field, sentence)], errors);
    }

    [Theory]
    [InlineData("title", "attribution", "anonymous")]
    [InlineData("text", "kind", "principle")]
    [InlineData("text", "kind", "guidance")]
    [InlineData("text", "kind", "experience")]
    [InlineData("name", "attribution", "named")]
    [InlineData("organisation", "attribution", "organisation")]
    public void Invisible_text_counts_as_empty(string field, string because, string value)
    {
        foreach (var nothing in new[] { "\u200b", " \u00a0\u2060 ", "\u00ad\u3164\n\ufeff", "\u200b\n\n\u200d" })
            Assert.Equal([field], A.Parse(A.Submission(("about", A.Id("item").ToString()), ("again", "yes"), (because, value), (field, nothing))).Errors.Select(error => error.Field));
    }

    [Theory]
    [InlineData("", "yes", "kind")]
    [InlineData("not an id", "yes", "kind")]
    [InlineData("item", "", "again")]
    [InlineData("item", "1", "again")]
    [InlineData("item", "maybe", "again")]
    public void An_experience_says_what_it_is_about_and_whether_they_would_do_it_again(string about, string again, string field) =>
        Assert.Equal([field], A.Parse(A.Submission(("kind", "experience"), ("text", "It helped."), ("category", null), ("about", about == "item" ? A.Id(about).ToString() : about), ("again", again))).Errors.Select(error => error.Field));

    [Fact]
    public void An_experience_belongs_to_no_principle_and_no_other_barrier()
    {
        var draft = A.Draft(("kind", "experience"), ("text", "It helped."), ("about", A.Id("item").ToString()), ("again", "no"), ("principle", A.Id("principle").ToString()), ("barrier", "7K3M-9QXP"));

        Assert.Equal((A.Id("item"), TryAgain.No, 0, null), (draft.About!.Value, draft.Again!.Value, draft.Principles.Length, draft.Barrier));
    }

    [Fact]
    public void Other_kinds_are_about_nothing()
    {
        var draft = A.Draft(("about", A.Id("item").ToString()), ("again", "yes"));

        Assert.Equal((null, null), (draft.About, draft.Again));
    }

    [Fact]
    public void Nothing_becomes_an_experience_later()
    {
        var (wording, errors) = A.DraftRules().ParseWording(A.Submission(("kind", "experience"), ("text", "It helped.")), about: null);

        Assert.Equal((null, "kind"), (wording, Assert.Single(errors).Field));
    }

    [Fact]
    public void All_errors_come_at_once_in_form_order()
    {
        var submission = new Submission { Kind = "principle", Text = new('a', 5_001), Importance = new('a', 5_001), Meaning = new('a', 5_001), Principle = "none", Barrier = "none", Name = new('a', 101), Organisation = new('a', 101), Email = "none" };

        var (_, errors) = A.Parse(submission);

        Assert.Equal(submission.Fields.Select(field => field.Name).Skip(1).Except(["again", "about"]), errors.Select(error => error.Field));
    }

    [Fact]
    public void A_field_with_two_errors_shows_the_first()
    {
        // Over the limit, and over six times the limit, which is also too dense.
        var (_, errors) = A.Parse(A.Submission(("title", new string('a', 721))));

        Assert.Equal([new FieldError("title", A.Words.TooLong(A.Words.Title, "120", "721"))], errors);
    }

    [Fact]
    public void A_draft_holds_what_was_typed()
    {
        var principle = A.Id("principle");

        var draft = A.Draft(
            ("kind", "guidance"), ("category", "decision-making"), ("title", "Decide in public"), ("text", "We blogged it."),
            ("principle", principle.ToString()), ("attribution", "named"), ("name", "Ada"), ("organisation", "Dorset Council"),
            ("email", " ada@example.org "));

        Assert.Equal((ContributionKind.Guidance, "decision-making"), (draft.Kind, draft.Category));
        Assert.Equal(("Decide in public", "We blogged it."), (draft.Title, draft.Text));
        Assert.Equal([principle], draft.Principles);
        Assert.Equal(new("Ada", "Dorset Council", EmailAddress.TryParse("ada@example.org"), Attribution.Named), draft.Contributor);
    }

    [Fact]
    public void A_barrier_needs_a_title_and_nothing_else_of_its_own()
    {
        var draft = A.Draft(("text", " \r\n "), ("principle", ""), ("name", " "), ("organisation", ""), ("email", " "));

        Assert.Equal("", draft.Text);
        Assert.Empty(draft.Principles);
        Assert.Equal(Contributor.Unknown, draft.Contributor);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" \n ")]
    [InlineData("\u200b")]
    public void Principles_and_guidance_say_what_they_mean(string? text)
    {
        Assert.Equal(
            [new FieldError("text", A.Words.TextMissingForPrinciple)], A.Parse(A.Submission(("kind", "principle"), ("text", text))).Errors);
        Assert.Equal(
            [new FieldError("text", A.Words.TextMissingForGuidance)], A.Parse(A.Submission(("kind", "guidance"), ("text", text))).Errors);
    }

    [Fact]
    public void A_text_may_nest_deeper_than_anybody_reads() => Assert.NotNull(A.Draft(("text", new string('>', 100) + "a")));

    [Fact]
    public void A_kind_may_be_written_in_capitals() => Assert.Equal(ContributionKind.Barrier, A.Draft(("kind", "BARRIER")).Kind);

    [Fact]
    public void To_be_named_a_person_needs_a_name() =>
        Assert.Equal(
            [new FieldError("name", A.Words.NameMissing)],
            A.Parse(A.Submission(("attribution", "named"), ("name", "\u200b"), ("organisation", "Dorset Council"))).Errors);

    [Fact]
    public void To_be_shown_by_organisation_a_person_needs_one() =>
        Assert.Equal(
            [new FieldError("organisation", A.Words.OrganisationMissing)],
            A.Parse(A.Submission(("attribution", "organisation"), ("name", "Ada"), ("organisation", " "))).Errors);

    [Fact]
    public void An_organisation_that_is_named_can_be_shown() =>
        Assert.Equal(Attribution.Organisation, A.Draft(("attribution", "organisation"), ("organisation", "Dorset Council")).Contributor.Attribution);
}
