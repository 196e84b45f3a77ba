namespace CollaborationManifesto.Words;

/// <summary>Pages that say what went wrong and what to do.</summary>
public sealed record RefusalWords
{
    public Message Closed { get; init; } = new(
        "We are not taking contributions at the moment",
        "The curators are making sense of what came in so far. Please come back later: the form will be here again. If you were invited, use the link that you were sent.");

    /// <summary>A file that a curator uploads, with the most that it may have.</summary>
    public Func<int, Message> FileTooLarge { get; init; } = megabytes => new(
        "This file is too large",
        $"A file can have up to {Plural.Number(megabytes)} MB. Nothing was added. Go back and split the file, or ask an operator to use the command “manifesto import csv” or “manifesto import xlsx”.");

    public Message TooLarge { get; init; } = new(
        "That is too much to send",
        "What you sent is larger than we can take. Go back, shorten the text and send it again. Nothing was stored.");

    public Message BrokenOff { get; init; } = new(
        "We did not get all of it",
        "The connection was too slow or broke off before everything had arrived. Go back and send it again. Nothing was stored.");

    public Message WrongType { get; init; } = new(
        "We could not read that",
        "Send a form (application/x-www-form-urlencoded or multipart/form-data) or, where it is documented, JSON (application/json). Nothing was stored.");

    public Message UnknownEncoding { get; init; } = new(
        "We could not read that",
        "The content type names a character encoding that we do not know. Send it in UTF-8: charset=utf-8. Nothing was stored.");

    public Message Unreadable { get; init; } = new(
        "We could not read that",
        "What you sent did not come from one of our forms. Open the form again and send it from there. Nothing was stored.");

    public Message UnreadableJson { get; init; } = new(
        "We could not read that",
        "The body is not a JSON object, has a field twice, or is not in the encoding that its content type names, which is UTF-8 where it names none. Nothing was stored.");

    public Message UnreadableFromProgram { get; init; } = new(
        "We could not read that",
        "The body is not a form of ours. If it is JSON, send the header Content-Type: application/json. Nothing was stored.");

    public string NotAText { get; init; } = "Send a text, in quotation marks";

    public string FieldUnknown { get; init; } = "There is no field of this name. Names are in lower case";

    public Func<int, Message> TooMany { get; init; } = seconds => new(
        "Too much was sent at once",
        $"Wait {Seconds(seconds)}, then go back in your browser and send it again. What you wrote is still on the page that you came from: nothing was lost.");

    public Func<int, Message> TooManyFromProgram { get; init; } = seconds => new(
        "Too much was sent at once",
        $"Send it again after {Seconds(seconds)}. Nothing was stored, so nothing will be there twice.");

    public Func<int, Message> NotNow { get; init; } = seconds => new(
        "We cannot answer at the moment",
        $"Something that this service relies on is too busy or does not work. Please try again in {Seconds(seconds)}. If you have sent something, go back in your browser and send it again then: what you wrote is still on that page, and sent twice it is still there only once.");

    public Func<int, Message> NotNowForProgram { get; init; } = seconds => new(
        "We cannot answer at the moment",
        $"Try again after {Seconds(seconds)}. Send a contribution with the same Idempotency-Key as before: it may have been stored, and then it is still there only once.");

    public Message Defect { get; init; } = new(
        "Something is wrong with this service",
        "That is our mistake and not yours, and trying again will not help until we have fixed it. If you have sent something, go back in your browser and keep a copy: what you wrote is still on that page.");

    public Message DefectForProgram { get; init; } = new(
        "Something is wrong with this service",
        "Your request is not the cause, and sending it again will not help until the service is fixed.");

    public Message KeyReused { get; init; } = new(
        "This page was used already",
        "Something else was sent from this page before. To send another contribution, start again with a new form.");

    public Message KeyReusedByProgram { get; init; } = new(
        "This key was used already",
        "Another contribution was sent with this Idempotency-Key. Send this one with a new key. Nothing was stored.");

    public Message FormReopened { get; init; } = new(
        "This page cannot be opened again",
        "Your browser asked for it again without what you typed, and we keep nothing until you send it to the curators. Go back in your browser: it may still be on the page before. If not, start again. If you have sent it, your private page has it: open that instead.");

    public Message SigningReopened { get; init; } = new(
        "This page cannot be opened again",
        "Your browser asked for it again without what you entered, and we keep nothing until you send it. Go back in your browser: it may still be on the page before. If not, start again. If you have sent it, open the link in the email that you got.");

    public Message LinkFormReopened { get; init; } = new(
        "This page cannot be opened again",
        "If you asked for a link before, check your email. If you did not, open the link in your email or go to the curators’ desk to ask for one.");

    public Message UnknownStatus { get; init; } = new(
        "This link does not work",
        "Check that you have copied the whole address. If your browser opened this page again, open your link again: what you typed and did not send is gone. If your contribution was removed, its page went with it.");

    public Message UnknownReview { get; init; } = new(
        "This link does not work",
        "Check that you have copied the whole address from the email. If it still does not work, ask another curator.");

    public Message ReviewGone { get; init; } = new(
        "This contribution no longer exists",
        "It was deleted while your page was open, because the time for which we keep it was over. Nothing was saved, and there is nothing left to decide.");

    public Message ExpiredReview { get; init; } = new(
        "This link has expired",
        "Links to a contribution work for a limited time. It may still be waiting for a decision. We can only email you a new link at your address on the list of curators.");

    public Message NoLongerCurator { get; init; } = new(
        "This link no longer works",
        "You are not on the list of curators, so your links are switched off. If you think this is a mistake, ask another curator.");

    public Message NothingPublished { get; init; } = new("Nothing is published yet", "The manifesto will be here when its first version is published.");

    public string BackToForm { get; init; } = "Open the form";

    public string BackToSign { get; init; } = "Open the form to sign";

    public string BackToSite { get; init; } = "Go to the manifesto";

    public string BackToDesk { get; init; } = "Go to the curators’ desk";

    private static string Seconds(int seconds) => Plural.Format(seconds, "second", "seconds");
}

public sealed record Message(string Heading, string Sentence);
