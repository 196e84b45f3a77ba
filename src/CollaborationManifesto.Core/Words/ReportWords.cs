using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>Reporting a problem with a page: the form, the private page, and the curators' page.</summary>
public sealed record ReportWords
{
    public string Heading { get; init; } = "Report a problem with a page";

    public string Introduction { get; init; } = "Tell the curators if a page is wrong, does not work or is hard to use. They read it and can answer. Your report is never published.";

    public string Instead { get; init; } = "If you want to add something to the manifesto,";

    public string InsteadLink { get; init; } = "send a contribution";

    public string Page { get; init; } = "Page";

    public string PageHint { get; init; } = "Its web address, or how you found it.";

    public string PageMissing { get; init; } = "Enter the page that has the problem";

    public string Text { get; init; } = "What is the problem?";

    public string TextHint { get; init; } = "Do not include personal details of anyone.";

    public string TextMissing { get; init; } = "Enter what the problem is";

    public string EmailHint { get; init; } = "Only if you want the answer by email. We ask you to confirm it first. It is never published and the curators never see it.";

    public string SendReport { get; init; } = "Send report";

    public string PageAltered { get; init; } = "We could not recognise the page that you sent this from. Check what you wrote and select Send report again";

    public string AlreadySent { get; init; } = "You sent this page before with other words or another address. Check what you wrote and select Send report again to send a second report";

    public Func<string, string> TooMany { get; init; } = contact => $"The curators have too many reports that they have not read, so we cannot take yours now. Try again in a few days, or write to {contact}";

    public Func<string, Message> FormClosed { get; init; } = contact => new("This form is closed for now", $"If a page has a problem, write to {contact}.");

    public string Waiting { get; init; } = "We have your report";

    public string Answered { get; init; } = "The curators answered your report";

    public string Closed { get; init; } = "The curators closed your report";

    /// <summary>Heading of the private page.</summary>
    public string StateOf(ProblemReport report) => report.Ending switch
    {
        null => Waiting,
        { Answer: not null } => Answered,
        { Answer: null } => Closed,
    };

    public string NextWaiting { get; init; } = "The curators read it and answer or close it. You can see that on this page.";

    public string NextAnswered { get; init; } = "If it is not solved, you can send another report.";

    public string NextClosed { get; init; } = "They have read it and did not write an answer. If it is not solved, you can send another report.";

    public string Next(ProblemReport report) => report.Ending switch
    {
        null => NextWaiting,
        { Answer: not null } => NextAnswered,
        { Answer: null } => NextClosed,
    };

    public string AddressUnconfirmed { get; init; } = "We ask you by email to confirm your address. Confirm it there if you want the answer by email. If you do not, we send nothing else to it.";

    public string AddressIsConfirmed { get; init; } = "We email the answer to the address that you confirmed.";

    public string YouReported { get; init; } = "What you reported";

    public Func<int, string> DeletedAfter { get; init; } = days => $"It is deleted {Plural.Format(days, "day", "days")} after the curators answer or close it.";

    public string RemoveQuestion { get; init; } = "Do you want to remove your report?";

    public string RemoveHint { get; init; } = "Everything that you entered is deleted, and your address if you gave one. You cannot undo this.";

    public string Agreed { get; init; } = "Yes, remove it";

    public string AgreedMissing { get; init; } = "Confirm that you want to remove your report";

    public string Remove { get; init; } = "Remove my report";

    public Message Removed { get; init; } = new("Your report is removed", "Everything that you entered is deleted.");

    public Message UnknownLink { get; init; } = new(
        "We do not know this link", "The report was removed or deleted, or part of the link is missing. Check that you opened all of it.");

    public Func<string, string, string> About { get; init; } = (reference, day) => $"This is about problem report {reference}, sent on {day}.";

    public string AddressQuestion { get; init; } = "Did you report a problem and give this address?";

    public string AddressYes { get; init; } = "Yes, email me the answer";

    public Message AddressConfirmed { get; init; } = new("Your address is confirmed", "Nothing is sent to it but the answer to your report.");

    /// <summary>Also the link at the desk.</summary>
    public string DeskHeading { get; init; } = "Problem reports";

    public Func<int, string> DeskLink { get; init; } = count => count == 0 ? "Problem reports" : $"Problem reports ({Plural.Number(count)} waiting)";

    public Func<int, string> DeskIntroduction { get; init; } = days =>
        $"Readers reported these problems with pages. Nothing here is published. A report is deleted {Plural.Format(days, "day", "days")} after it was answered or closed.";

    public Func<int, string> WaitingHeading { get; init; } = count => $"Waiting: {Plural.Number(count)}";

    public string NoneWaiting { get; init; } = "No report is waiting.";

    public Func<int, string> EndedHeading { get; init; } = days => $"Answered or closed in the last {Plural.Format(days, "day", "days")}";

    public Func<string, string> One { get; init; } = reference => $"Problem report {reference}";

    public Func<string, string, string> SentOn { get; init; } = (reference, minute) => $"{reference}, sent on {minute}.";

    public Func<int, string> SentWithin { get; init; } = seconds => $"It was sent within {Plural.Format(seconds, "second", "seconds")} of opening the form. Most people need longer.";

    public Func<string, string, bool, string> EndedBy { get; init; } = (curator, minute, answered) => $"{curator} {(answered ? "answered" : "closed")} it on {minute}.";

    public string Decide { get; init; } = "Answer or close it";

    public string Send { get; init; } = "Answer it";

    public string SendHintPage { get; init; } = "The person who sent it sees your answer on their private page, without your name";

    public string SendHintEmail { get; init; } = "The person who sent it sees your answer on their private page and, if they confirm their address, gets it by email, without your name";

    public string SendHint(ProblemReport report) => report.Email is null ? SendHintPage : SendHintEmail;

    public string Close { get; init; } = "Close it without an answer";

    public string CloseHint { get; init; } = "They see on their private page that it is closed";

    public string Answer { get; init; } = "Answer";

    public string AnswerHint { get; init; } = "Only if you answer it.";

    public string AnswerMissing { get; init; } = "Enter your answer";

    public string AnswerNotSent { get; init; } = "You entered an answer. Select “Answer it”, or clear the answer";

    public string Reopen { get; init; } = "Open it again";

    public string ReopenQuestion { get; init; } = "Do you want to open it again?";

    public string ReopenText { get; init; } = "It is waiting again, and the answer disappears from the private page. An answer that was emailed cannot be taken back.";

    public string ReopenButton { get; init; } = "Open again";

    public string All { get; init; } = "All problem reports";

    public string Gone { get; init; } = "The person who sent this report has removed it, or it was deleted";

    public Func<string, string> AlreadyEnded { get; init; } = curator => $"{curator} answered or closed this before your decision arrived. Your decision was not saved";

    public string AlreadyWaiting { get; init; } = "It is already waiting again";

    public Message DoneAnswered { get; init; } = new("The report is answered", "You can open it again.");

    public Message DoneClosed { get; init; } = new("The report is closed", "You can open it again.");

    public Message DoneReopened { get; init; } = new("The report is waiting again", "Its answer, if it had one, is no longer on the private page.");

    public Message Done(ProblemReport report) => report.Ending switch
    {
        null => DoneReopened,
        { Answer: not null } => DoneAnswered,
        { Answer: null } => DoneClosed,
    };
}

/// <summary>Emails about problem reports.</summary>
public sealed record ReportMailWords
{
    public Func<int, string> Subject { get; init; } = count => count == 1 ? "A problem report is waiting" : $"{Plural.Number(count)} problem reports are waiting";

    public Func<int, string> Introduction { get; init; } = count =>
        $"{(count == 1 ? "A reader reported a problem with a page." : $"Readers reported {Plural.Number(count)} problems with pages.")} We email you about problem reports once a day at most.";

    public Func<int, string> More { get; init; } = count => $"And {Plural.Number(count)} more, which you can find at the desk.";

    public string Button { get; init; } = "Read and answer";

    public Func<string, string> QuestionSubject { get; init; } = manifesto => $"Is this your address? {manifesto}";

    public Func<string, string> Question { get; init; } = manifesto => $"Someone reported a problem with a page of the {manifesto} and gave this address for the answer.";

    public string IfYou { get; init; } = "If this was you, confirm your email address. If it was not, ignore this email. We send nothing more about it unless you confirm.";

    public Func<string, string> AnswerSubject { get; init; } = reference => $"An answer to your problem report {reference}";

    public string AnswerHeading { get; init; } = "The curators answered your report";

    public Func<string, string> AnswerIntroduction { get; init; } = day => $"You reported a problem with a page on {day}. This is the answer:";

    public string AnswerButton { get; init; } = "See your report";

    public Func<string, string> WhyYou { get; init; } = reference => $"You get this email because you confirmed this address for problem report {reference}. Nothing else is sent to it.";
}
