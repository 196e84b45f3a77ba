using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>The form, its hints and its errors.</summary>
public sealed record FormWords
{
    public string Heading { get; init; } = "Add what you know";

    public string Introduction { get; init; } =
        "Tell us what gets in the way of working together, or what helps. It takes about two minutes and you do not need an account.";

    public string GuidanceHeading { get; init; } = "Add guidance";

    public string GuidanceIntroduction { get; init; } =
        "Tell us what you did and how it helped. It takes about two minutes and you do not need an account.";

    public string GuidanceOn { get; init; } = "On the principle";

    public string PastBarrierHeading { get; init; } = "Say how you got past it";

    public string PastBarrier { get; init; } = "The barrier";

    public Func<string, string> PastBarrierTitle { get; init; } = barrier => $"Say how you got past “{barrier}”";

    public Func<string, string> GuidanceTitle { get; init; } = principle => $"Add guidance on “{principle}”";

    public string ExperienceHeading { get; init; } = "We tried this";

    public string ExperienceIntroduction { get; init; } =
        "Tell us what you did and what happened, also if it did not help. It takes about two minutes and you do not need an account.";

    public string ExperienceOf { get; init; } = "It is about";

    public Func<string, string> ExperienceTitle { get; init; } = item => $"We tried this: “{item}”";

    public string Did { get; init; } = "What did you do?";

    public string DidHint { get; init; } = "One line. For example, “We wrote every decision on one page”.";

    public string Happened { get; init; } = "What happened?";

    public string HappenedHint { get; init; } = "Say where you tried it and what came of it. Do not name people without asking them.";

    public string Again { get; init; } = "Would you do it again?";

    public string AgainAnswer(TryAgain again) => again switch
    {
        TryAgain.Yes => AgainYes,
        TryAgain.WithChanges => AgainWithChanges,
        TryAgain.No => AgainNo,
    };

    public string AgainYes { get; init; } = "Yes";

    public string AgainWithChanges { get; init; } = "Yes, but differently";

    public string AgainNo { get; init; } = "No";

    public Func<bool, string> WhatHappens { get; init; } = blind =>
        $"A group of volunteer curators reads everything.{(blind ? " They do not see who sent it until they have decided." : "")} What they agree to is published here.";

    /// <summary>Comes before the link to the page for workshops.</summary>
    public string InWorkshop { get; init; } = "In a workshop?";

    public string JoinWorkshop { get; init; } = "Join with its code";

    public string Kind { get; init; } = "What do you want to add?";

    public string Barrier { get; init; } = "A barrier";

    public string BarrierHint { get; init; } = "Something that stops us";

    public string Principle { get; init; } = "A principle";

    public string PrincipleHint { get; init; } = "Something we should all do";

    public string Guidance { get; init; } = "Guidance";

    public string GuidanceHint { get; init; } = "Something that helped";

    public string Category { get; init; } = "Which category fits best?";

    public string Title { get; init; } = "Title";

    public string TitleHint { get; init; } = "One line. For example, “Nobody wrote down why”.";

    public string GuidanceTitleHint { get; init; } = "One line. For example, “We wrote down each decision where everyone could find it”.";

    public string Text { get; init; } = "Tell us more";

    /// <summary>Used in errors, where "Tell us more" would not read as a name.</summary>
    public string YourText { get; init; } = "Your text";

    public string TextHint { get; init; } =
        "Not needed for a barrier. For guidance, say what you did and what came of it. Do not name people without asking them.";

    public string GuidanceTextHint { get; init; } = "Say what you did and what came of it. Do not name people without asking them.";

    public string Formatting { get; init; } = "How to add lists, links and emphasis";

    public string Related { get; init; } = "Is it about something on this site? (optional)";

    public string RelatedPrinciple { get; init; } = "Which principle does it relate to?";

    public string NoPrinciple { get; init; } = "None, or I am not sure";

    public string RelatedBarrier { get; init; } = "Is it about a barrier on the board?";

    public string RelatedBarrierHint { get; init; } = "Enter the reference on its note, such as 7K3M-9QXP.";

    public string AttributionQuestion { get; init; } = "How should we name you?";

    public string Anonymous { get; init; } = "Anonymously";

    public string ByOrganisation { get; init; } = "With my organisation’s name only";

    public string Named { get; init; } = "With my name";

    public string Name { get; init; } = "Your name";

    public string Organisation { get; init; } = "Your organisation";

    public string Email { get; init; } = "Email address (optional)";

    public string EmailHint { get; init; } = "It is never published and the curators never see it.";

    public string Licence { get; init; } = "Sharing";

    public string LicenceAgreement { get; init; } = "I wrote this, and anyone may use it under this licence";

    public Func<string, string> LicenceHint { get; init; } = licence => $"You keep your rights. Others may use it if they credit the manifesto: {licence}";

    public Func<int, string> AtMost { get; init; } = limit => $"At most {Plural.Number(limit)} characters.";

    public string RemainingOne { get; init; } = "You have 1 character remaining";

    public string RemainingOther { get; init; } = "You have {count} characters remaining";

    public string OverOne { get; init; } = "You have 1 character too many";

    public string OverOther { get; init; } = "You have {count} characters too many";

    public string Keep { get; init; } = "Keep what I type on this device until I send it";

    public string KeepHint { get; init; } =
        "Without your name, organisation and address. After you send it, this page asks whether it arrived. A day later it deletes it.";

    /// <summary>Comes before the title that was sent.</summary>
    public string Arrived { get; init; } = "You kept this on your device and sent it. Did it arrive?";

    public string ArrivedRemove { get; init; } = "It arrived: remove it";

    public string ArrivedContinue { get; init; } = "Go on writing";

    public IReadOnlyList<string> FormattingExamples { get; init; } =
    [
        "Lines end where you end them. Leave an empty line between paragraphs.",
        "Begin each line with - and a space for a list, or with 1. and a space, then 2. and so on.",
        "Write *one star* or **two stars** around words for emphasis.",
        "Write [words](https://example.org) for a link. An address such as https://example.org becomes one by itself.",
        "Everything else is shown as you type it.",
    ];

    /// <summary>Label of the hidden field, in case someone finds it.</summary>
    public string LeaveEmpty { get; init; } = "Leave this empty";

    public string Continue { get; init; } = "Continue";

    /// <summary>Also true without JavaScript: browsers that go back show a form as it was left.</summary>
    public string NoAnswer { get; init; } = "If no page follows, or one that says we cannot answer, go back in your browser: what you wrote is still here. Then try again.";

    /// <summary>For private pages, which no browser keeps.</summary>
    public string LostOnLeaving { get; init; } = "If you leave this page, what you typed is lost.";

    public string ErrorPrefix { get; init; } = "Error:";

    public string ErrorHeading { get; init; } = "There is a problem";

    public string KindMissing { get; init; } = "Choose whether you are adding a barrier, a principle or guidance";

    public string AboutMissing { get; init; } = "Choose a principle, barrier or guidance on this site, and select “We tried this: say what happened” on its page";

    public string AgainMissing { get; init; } = "Choose whether you would do it again";

    public string CategoryMissing { get; init; } = "Choose the category that fits best";

    public string TitleMissing { get; init; } = "Enter a title";

    /// <summary>Used in errors.</summary>
    public string NameOfTitle(ContributionKind? kind) => kind == ContributionKind.Experience ? DidName : Title;

    /// <inheritdoc cref="NameOfTitle"/>
    public string NameOfText(ContributionKind? kind) => kind == ContributionKind.Experience ? HappenedName : YourText;

    public string DidName { get; init; } = "What you did";

    public string HappenedName { get; init; } = "What happened";

    public string DidMissing { get; init; } = "Say what you did";

    /// <param name="kind">Null if it is not known.</param>
    public string TitleMissingFor(ContributionKind? kind) => kind == ContributionKind.Experience ? DidMissing : TitleMissing;

    public string TextMissingForExperience { get; init; } = "Say what happened";

    public string TextMissingForPrinciple { get; init; } = "Say what the principle means";

    public string TextMissingForGuidance { get; init; } = "Say what you did and what came of it";

    public string PrincipleUnknown { get; init; } = "Choose a principle from the list, or “None, or I am not sure”";

    public string BarrierUnknown { get; init; } = "Enter the barrier’s reference as the board shows it, such as 7K3M-9QXP, or leave it empty";

    public string AttributionMissing { get; init; } = "Choose how we should name you";

    public string NameMissing { get; init; } = "Enter your name, or choose another way to be shown";

    public string OrganisationMissing { get; init; } = "Enter your organisation, or choose another way to be shown";

    public string EmailWrong { get; init; } = "Enter an email address in the correct format, like name@example.com, or leave it empty";

    public string EmailTooLong { get; init; } =
        "Enter an email address with at most 64 characters before the @ and 254 in all, or leave it empty. Our email provider cannot send to a longer one";

    public string EmailNotPlain { get; init; } =
        "Enter an email address with only plain letters, digits and signs before the @, or leave it empty. Our email provider cannot send to one with other letters, such as é";

    public string WrongEmail(EmailFault fault) => fault switch
    {
        EmailFault.TooLong => EmailTooLong,
        EmailFault.NotPlain => EmailNotPlain,
        EmailFault.None or EmailFault.Format => EmailWrong,
    };

    public string LicenceMissing { get; init; } = "Tick the box if you agree to share this under the licence. We cannot publish it otherwise";

    public string PageAltered { get; init; } = "We could not recognise the page that you sent this from. Check what you wrote and select Continue again";

    public string BarrierName { get; init; } = "Barrier";

    public string PrincipleName { get; init; } = "Principle";

    public string GuidanceName { get; init; } = "Guidance";

    public string ExperienceName { get; init; } = "Experience";

    public string KindOf(ContributionKind kind) => kind switch
    {
        ContributionKind.Barrier => BarrierName,
        ContributionKind.Principle => PrincipleName,
        ContributionKind.Guidance => GuidanceName,
        ContributionKind.Experience => ExperienceName,
    };

    /// <summary>Numbers come as text, because the page gives its script this sentence with a placeholder.</summary>
    public Func<string, string, string, string> TooLong { get; init; } = (what, limit, length) =>
        $"{what} must be {limit} characters or fewer. It has {length} now";

    public Func<string, string> TooDense { get; init; } = what =>
        $"{what} has too many combining marks or joined emoji to store. Shorten it";
}

/// <summary>The page "check what you wrote".</summary>
public sealed record CheckWords
{
    public string Heading { get; init; } = "Check what you wrote before you send it";

    /// <summary>Above published items that say nearly the same.</summary>
    public string Similar { get; init; } = "Is it already there?";

    public string SimilarText { get; init; } = "What is published already says nearly the same. You can add your words to it, or send yours beside it.";

    public string AddToIt { get; init; } = "This is what I mean, add to it";

    public string SendMine { get; init; } = "Mine is different, send it";

    public string Preview { get; init; } = "This is how it will look";

    public string Details { get; init; } = "What you told us";

    public string Kind { get; init; } = "What it is";

    public string Category { get; init; } = "Category";

    public string Title { get; init; } = "Title";

    public string Text { get; init; } = "Text";

    public string Principle { get; init; } = "Relates to";

    public string NoPrinciple { get; init; } = "No principle";

    public string Barrier { get; init; } = "About barrier";

    public string NoBarrier { get; init; } = "No barrier";

    public string About { get; init; } = "It is about";

    /// <summary>Tells screen reader users what the button beside the answer changes.</summary>
    public string AgainField { get; init; } = "whether you would do it again";

    public string Credit { get; init; } = "Shown in public as";

    public string Anonymous { get; init; } = "Anonymous";

    public string Private { get; init; } = "Kept private";

    /// <summary>Tells screen reader users what the button beside it changes.</summary>
    public string PrivateField { get; init; } = "your email address";

    public string NothingPrivate { get; init; } = "Nothing";

    public string Change { get; init; } = "Change";

    public string Send { get; init; } = "Send it to the curators";

    public Func<string, string> Licence { get; init; } = licence =>
        $"By sending it you share it under {licence}. The curators read it before it is published.";
}
