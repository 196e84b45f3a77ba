using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>Signing the manifesto: the form, the page that checks it, the question to the address, and the private page.</summary>
public sealed record SigningWords
{
    public string Heading { get; init; } = "Sign the manifesto";

    public string Introduction { get; init; } = "Put your name to it, as a person or for an organisation. It takes about two minutes and you do not need an account.";

    public Func<string, string> Edition { get; init; } = edition => $"You sign {edition}.";

    public string ReadIt { get; init; } = "Read it first";

    public string Kind { get; init; } = "How do you want to sign?";

    public string Person { get; init; } = "As a person";

    public string Organisation { get; init; } = "For an organisation";

    public string OrganisationHint { get; init; } = "You have to be allowed to sign for it";

    public string KindMissing { get; init; } = "Choose whether you sign as a person or for an organisation";

    public string Name { get; init; } = "Your name";

    public string NameHint { get; init; } = "As you want to see it published. One name is enough.";

    public string NameMissing { get; init; } = "Enter your name";

    public string Role { get; init; } = "Your role";

    public string RoleHint { get; init; } = "Needed if you sign for an organisation. For example, “Head of Housing”.";

    public string RoleMissing { get; init; } = "Enter your role in the organisation";

    public string OrganisationName { get; init; } = "Organisation";

    public string OrganisationNameHint { get; init; } = "Needed if you sign for one. If you sign as a person, it is shown beside your name.";

    public string OrganisationMissing { get; init; } = "Enter the name of the organisation that you sign for";

    public string Commitment { get; init; } = "What will you do?";

    public string CommitmentHint { get; init; } = "You can leave this empty. Curators read it before it is published.";

    public string Email { get; init; } = "Email address";

    public string EmailHint { get; init; } = "We send one email to ask you to confirm it. It is never published. Curators see only the part after the @.";

    public string EmailMissing { get; init; } = "Enter your email address";

    public string EmailWrong { get; init; } = "Enter an email address in the correct format, like name@example.com";

    public string EmailTooLong { get; init; } = "Enter an email address with at most 64 characters before the @ and 254 in all. Our email provider cannot send to a longer one";

    public string EmailNotPlain { get; init; } =
        "Enter an email address with only plain letters, digits and signs before the @. Our email provider cannot send to one with other letters, such as é";

    public string WrongEmail(EmailFault fault) => fault switch
    {
        EmailFault.TooLong => EmailTooLong,
        EmailFault.NotPlain => EmailNotPlain,
        EmailFault.None or EmailFault.Format => EmailWrong,
    };

    /// <summary>Label of a group of checkboxes.</summary>
    public string Options { get; init; } = "What applies?";

    public string Allowed { get; init; } = "I am allowed to sign for this organisation";

    public string AllowedHint { get; init; } = "Tick this if you sign for an organisation";

    public string AllowedMissing { get; init; } = "Tick that you are allowed to sign for the organisation, or sign as a person";

    public string ShowDomain { get; init; } = "Show the part of my address after the @";

    public string ShowDomainHint { get; init; } = "Only for organisations: it shows that the signature comes from there";

    public string News { get; init; } = "Ask me when there is a new edition to sign";

    public string NewsHint { get; init; } = "We keep your address for that as long as you are among the signatories";

    public string Continue { get; init; } = "Continue";

    public string WhatHappens { get; init; } = "Next you check what you entered. Then you confirm your address, and curators read the signature before it is published.";

    public Func<string, Message> Closed { get; init; } = contact => new("Nobody can sign at the moment", $"The form is closed for now. If you have a question, write to {contact}.");

    public Message NoEdition { get; init; } = new("There is nothing to sign yet", "People can sign as soon as the curators have named a first edition.");

    public string CheckHeading { get; init; } = "Check your signature";

    public string Preview { get; init; } = "This is how it will be published";

    public string NotPublished { get; init; } = "Not published";

    public string Change { get; init; } = "Change";

    public string ChangeOf { get; init; } = "your signature";

    public Func<string, string> Agreement { get; init; } = edition => $"With “Send” you agree that this is published as your signature of {edition}. You can change it or take it back at any time.";

    public string Send { get; init; } = "Send";

    public string NewsYes { get; init; } = "You will be asked about new editions.";

    public string PageAltered { get; init; } = "We could not recognise the page that you sent this from. Check what you entered and select Continue again";

    public string AlreadySent { get; init; } = "You sent this page before with other words or another address. Check what you entered and select Continue again";

    public Message Sent { get; init; } = new(
        "Confirm your email address",
        "We are sending you an email with a link. Nothing is published unless you open it and confirm. If it does not arrive within a few minutes, look in the folder for spam.");

    public string ConfirmHeading { get; init; } = "Is this your signature?";

    public Func<string, string, string> ConfirmIntroduction { get; init; } = (day, edition) => $"On {day} someone gave your address for this signature of {edition}.";

    public Func<string, string, string> ConfirmImported { get; init; } = (day, edition) => $"On {day} the curators took this signature of {edition} from a list. They say how you agreed to it:";

    public string ConfirmQuestion { get; init; } = "Do you want to sign?";

    public string ConfirmYes { get; init; } = "Yes, this is my signature";

    public string ConfirmNo { get; init; } = "No, remove it and my address";

    public string ConfirmMissing { get; init; } = "Choose yes or no";

    public string ConfirmSend { get; init; } = "Continue";

    public Message Refused { get; init; } = new("It is removed", "This signature is not published, and the address that came with it is deleted.");

    public Message BeingRecorded { get; init; } = new("Your address is confirmed", "Open this page again in a minute to see your signature.");

    public Func<int, string> TooManyOfAddress { get; init; } = limit => $"{Plural.Number(limit)} signatures were confirmed with this address. No more are possible. Take one of them back, or use another address";

    public Message UnknownLink { get; init; } = new(
        "We do not know this link", "The signature was taken back or deleted, nobody confirmed it in time, or part of the link is missing. Check that you opened all of it.");

    /// <summary>Heading of the private page.</summary>
    public string StateOf(Signature signature) => signature switch
    {
        { Decision: null, Standing: not null } => WaitingUpdate,
        { Decision: null } => Waiting,
        { Decision.Verdict: SignatureVerdict.Approved } => Published,
        { Decision.Verdict: SignatureVerdict.ApprovedWithoutCommitment } => PublishedWithoutCommitment,
        { Decision.Verdict: SignatureVerdict.Asked } => Asked,
        { Decision.Verdict: SignatureVerdict.Declined or SignatureVerdict.TakenOff } => Declined,
        { Decision.Verdict: var other } => throw new System.Diagnostics.UnreachableException($"No heading for {other}."),
    };

    public string Waiting { get; init; } = "Thank you: we have your signature";

    public string WaitingUpdate { get; init; } = "We have your new version";

    public string Published { get; init; } = "You have signed";

    public string PublishedWithoutCommitment { get; init; } = "You have signed, without what you will do";

    public string Asked { get; init; } = "The curators have a question";

    public string Declined { get; init; } = "The curators did not publish this";

    public string NextOf(Signature signature) => signature switch
    {
        { Decision: null, Standing: not null } => NextWaitingUpdate,
        { Decision: null } => NextWaiting,
        { Decision.Verdict: SignatureVerdict.Approved } => NextPublished,
        { Decision.Verdict: SignatureVerdict.ApprovedWithoutCommitment } => NextWithoutCommitment,
        { Decision.Verdict: SignatureVerdict.Asked, Standing: not null } => NextAskedUpdate,
        { Decision.Verdict: SignatureVerdict.Asked } => NextAsked,
        { Decision.Verdict: SignatureVerdict.Declined, Standing: not null } => NextDeclinedUpdate,
        { Decision: { Verdict: SignatureVerdict.TakenOff, Reason: null } } => NextTakenOff,
        { Decision.Verdict: SignatureVerdict.Declined or SignatureVerdict.TakenOff } => NextDeclined,
        { Decision.Verdict: var other } => throw new System.Diagnostics.UnreachableException($"No sentence for {other}."),
    };

    public string NextWaiting { get; init; } = "Curators read it, and then it appears among the signatories.";

    public string NextWaitingUpdate { get; init; } = "The version before stays published until curators have read this one.";

    public string NextPublished { get; init; } = "Your signature appears among the signatories within a few minutes of the decision.";

    public string NextWithoutCommitment { get; init; } = "Your signature is published. What you wrote about what you will do is not. This is why:";

    public string NextAsked { get; init; } = "Your signature is published when this is settled. Select “Answer, or change it” to answer:";

    public string NextAskedUpdate { get; init; } = "The version before stays published. Select “Answer, or change it” to answer:";

    public string NextDeclined { get; init; } = "This is why. You can change it and send it again:";

    /// <summary>Of an organisation of a list, before anyone confirmed it.</summary>
    public string NextTakenOff { get; init; } = "The curators took it off the site before you confirmed it. You can change it and send it again.";

    public string NextDeclinedUpdate { get; init; } = "The version before stays published. This is why:";

    public string YourSignature { get; init; } = "Your signature";

    public string OnSite { get; init; } = "What is published";

    public string SeeAll { get; init; } = "See all signatories";

    public string Kept { get; init; } = "What we keep";

    public Func<int, string> KeptAddress { get; init; } = days => $"Your email address, to tell you what the curators decide. It is deleted {Plural.Format(days, "day", "days")} after that.";

    public string KeptAddressForNews { get; init; } = "Your email address, to ask you about new editions. It is kept for as long as you are among the signatories.";

    public string KeptNoAddress { get; init; } = "Not your email address: it is deleted. This link goes on to work. A mark is kept that cannot be turned back into your address. It tells us if you sign again.";

    public string KeepLink { get; init; } = "This page is private. Keep the email with its link: it is the only way back to here. Do not share it.";

    public string ChangeLink { get; init; } = "Change it";

    public string AnswerLink { get; init; } = "Answer, or change it";

    public Func<string, string> SignNewLink { get; init; } = edition => $"Change it, or sign {edition}";

    public string ChangeHeading { get; init; } = "Change your signature";

    public string ChangeIntroduction { get; init; } = "Curators read the new version. If one is published already, it stays until they have decided.";

    public Func<string, string> SignNew { get; init; } = edition => $"I sign {edition} too";

    public Func<string, string> SignNewHint { get; init; } = edition => $"Otherwise your signature stays with {edition}";

    public string SaveChange { get; init; } = "Send new version";

    public string NothingChanged { get; init; } = "You changed nothing";

    public string ChangeUnclear { get; init; } = "We could not recognise the page that you sent this from. Check what you entered and select Send new version again";

    public string Answer { get; init; } = "Your answer to the curators";

    public string AnswerHint { get; init; } = "It is not published. Only curators read it.";

    public string AnswerMissing { get; init; } = "Enter your answer, or change your signature";

    public string LeaveHeading { get; init; } = "Take your signature back";

    public string LeaveQuestion { get; init; } = "Do you want to take it back?";

    public string LeaveHint { get; init; } = "Everything that you entered is deleted, and it leaves the site within minutes. Curators see only that someone took a signature back. You cannot undo this, but you can sign again.";

    public string LeaveAgreed { get; init; } = "Yes, take it back";

    public string LeaveMissing { get; init; } = "Tick that you want to take your signature back";

    public string Leave { get; init; } = "Take back my signature";

    public Message Left { get; init; } = new("Your signature is taken back", "Everything that you entered is deleted. It leaves the site within minutes.");

    public string Back { get; init; } = "Back to your signature";

    public string NewsHeading { get; init; } = "Emails about new editions";

    public string NewsQuestion { get; init; } = "Do you want to stop these emails?";

    public string NewsStop { get; init; } = "Yes, do not email me about new editions";

    public string NewsStopHint { get; init; } = "Your signature stays. Your address is deleted when it is not needed for anything else";

    public string NewsStopMissing { get; init; } = "Tick that you want to stop these emails, or close this page";

    public string NewsButton { get; init; } = "Stop emails";

    public Message NewsStopped { get; init; } = new("We do not email you about new editions", "Your signature stays. You can change this on your private page for as long as we have your address.");
}

/// <summary>The list of signatories, and the lines about it on other pages.</summary>
public sealed record SignatoryWords
{
    public string Heading { get; init; } = "Signatories";

    public string Description { get; init; } = "The organisations and people who have signed the manifesto.";

    public string SignIt { get; init; } = "Sign it";

    public string None { get; init; } = "Nobody has signed yet.";

    /// <summary>How many have signed, how many of them the current edition, and its number.</summary>
    public Func<int, int, string, string> Summary { get; init; } = (count, current, edition) =>
        current == count ? $"{Plural.Number(count)} {(count == 1 ? "has" : "have")} signed {edition}"
        : $"{Plural.Number(count)} {(count == 1 ? "has" : "have")} signed, {(current == 0 ? "none" : Plural.Number(current))} of them {edition}";

    public string Organisations { get; init; } = "Organisations";

    public string People { get; init; } = "People";

    public Func<int, string> CountedOrganisations { get; init; } = count => $"Organisations: {Plural.Number(count)}";

    public Func<int, string> CountedPeople { get; init; } = count => $"People: {Plural.Number(count)}";

    public Func<string, string, string> SignedOn { get; init; } = (edition, day) => $"Signed {edition}. Signatory since {day}";

    public Func<string, string> ConfirmedFrom { get; init; } = domain => $"Confirmed from an address at {domain}";

    public Func<string, string, string> SignedFor { get; init; } = (name, role) => role.Length == 0 ? $"Signed by {name}" : $"Signed by {name}, {role}";

    public string Unconfirmed { get; init; } = "Added by the curators from a list. The organisation has not confirmed it here yet.";

    public string Order { get; init; } = "In alphabetical order. All have the same weight.";

    public string Json { get; init; } = "The list for programs (JSON)";

    public string Csv { get; init; } = "The list as a table (CSV)";
}

/// <summary>The curators' page of signatures.</summary>
public sealed record SignatureDeskWords
{
    public string Heading { get; init; } = "Signatures";

    public Func<int, string> Link { get; init; } = count => count == 0 ? "Signatures" : $"Signatures ({Plural.Number(count)} waiting)";

    public string Introduction { get; init; } = "Each signature that waits here has confirmed an email address. One approval publishes a signature, and can be undone.";

    public Func<int, string> TogetherHeading { get; init; } = count => $"Nothing stands out: {Plural.Number(count)}";

    public Func<int, string> Together { get; init; } = limit => $"People who wrote nothing but their name, role and organisation. You can approve up to {Plural.Number(limit)} at once.";

    public string NotThis { get; init; } = "Leave out";

    public string Read { get; init; } = "I have read these signatures";

    public string ReadQuestion { get; init; } = "Have you read them?";

    public string ReadMissing { get; init; } = "Tick that you have read the signatures";

    public Func<int, string> ApproveTogether { get; init; } = count => count == 1 ? "Approve this signature" : $"Approve these {Plural.Number(count)} signatures";

    public string NothingLeft { get; init; } = "You left all of them out. Choose at least one to approve";

    public string Changed { get; init; } = "Some of these signatures have changed since you opened this page, or something stands out about them now. They were not approved. Read the list again";

    public Func<int, string> ApartHeading { get; init; } = count => $"To look at one by one: {Plural.Number(count)}";

    public string Apart { get; init; } = "Organisations, signatures that say what they will do, and those with something to look at.";

    public Func<int, string> AskedHeading { get; init; } = count => $"Waiting for an answer: {Plural.Number(count)}";

    public string NoneWaiting { get; init; } = "No signature is waiting.";

    public Func<int, int, string> DecidedHeading { get; init; } = (count, days) => $"Decided in the last {Plural.Format(days, "day", "days")}: {Plural.Number(count)}";

    public Func<int, string> OldestOnly { get; init; } = count => $"The oldest {Plural.Number(count)} are shown. The others follow when these are decided.";

    public Func<int, string> NewestOnly { get; init; } = count => $"The newest {Plural.Number(count)} are shown. Search to find others.";

    public string Search { get; init; } = "Find a signature by a name";

    public string SearchButton { get; init; } = "Search";

    public Func<string, string> Found { get; init; } = text => $"Found for “{text}”";

    public string NoneFound { get; init; } = "No signature has this in a name.";

    public Func<int, string> LeftCount { get; init; } = count => $"{Plural.Format(count, "signatory", "signatories")} took their signature back lately.";

    public string Decide { get; init; } = "Decide";

    public string Undo { get; init; } = "Undo the decision";

    public Func<string, string> One { get; init; } = reference => $"Signature {reference}";

    public Func<string, string> Confirmed { get; init; } = domain => $"Confirmed from an address at {domain}.";

    public Func<string, string> ConfirmedFree { get; init; } = domain => $"Confirmed from an address at {domain}, where anyone can get one.";

    public string NoDomain { get; init; } = "The address was confirmed, and is deleted.";

    public Func<string, string, string> Imported { get; init; } = (curator, consent) => $"{curator} imported it from a list, and says how they agreed: “{consent}”";

    public string Unconfirmed { get; init; } = "Nobody has confirmed an address for it.";

    public string FreeForOrganisation { get; init; } = "It signs for an organisation, but the address is not the organisation’s own.";

    public Func<string, string> SameName { get; init; } = reference => $"Another signature has the same name: {reference}.";

    public string HasLink { get; init; } = "It contains a web address or an email address.";

    public Func<int, string> SentWithin { get; init; } = seconds => $"It was sent within {Plural.Format(seconds, "second", "seconds")} of opening the page. Most people need longer.";

    public string Standing { get; init; } = "What is published:";

    public Func<string, string, string> SignsEdition { get; init; } = (edition, day) => $"Signs {edition}. Sent on {day}.";

    public string Decision { get; init; } = "What do you decide?";

    public string Approve { get; init; } = "Approve";

    public string ApproveWithout { get; init; } = "Approve it without what they will do";

    public string ApproveWithoutHint { get; init; } = "Needs a reason";

    public string Ask { get; init; } = "Ask about it";

    public string AskHint { get; init; } = "Write your question. They see it on their private page and in an email, and can answer there";

    public string Decline { get; init; } = "Decline";

    public string DeclineHint { get; init; } = "Needs a reason";

    public string TakeOff { get; init; } = "Decline it, and take the published version off the site too";

    public string Answered { get; init; } = "You asked, and this is the answer:";

    public string Reason { get; init; } = "Reason or question";

    public string ReasonHint { get; init; } = "The signatory sees it on their private page and in an email, without your name. What they wrote is never edited.";

    public string DecisionMissing { get; init; } = "Choose what you decide";

    public string ReasonMissing { get; init; } = "Enter your reason or question";

    public string ReasonNotSent { get; init; } = "You entered a reason, but an approval has none. Clear it, or choose another decision";

    public string Send { get; init; } = "Record decision";

    public string ReopenQuestion { get; init; } = "Do you want to undo the decision?";

    public string ReopenAgreed { get; init; } = "Yes, undo it";

    public string ReopenHint { get; init; } = "It waits for a decision again. If it was approved, it leaves the site. If that was a few minutes ago and another version was published before, that one comes back";

    public string ReopenButton { get; init; } = "Undo";

    /// <summary>Of an organisation of a list, which nobody has confirmed.</summary>
    public string TakeOffSite { get; init; } = "Yes, take it off the site";

    /// <inheritdoc cref="TakeOffSite"/>
    public string PutOnSite { get; init; } = "Yes, put it on the site again";

    public Func<string, string, string, string> DecidedBy { get; init; } = (decision, curator, minute) => $"{decision} by {curator} on {minute}.";

    public string Word(SignatureVerdict verdict) => verdict switch
    {
        SignatureVerdict.Approved => WordApproved,
        SignatureVerdict.ApprovedWithoutCommitment => WordApprovedWithout,
        SignatureVerdict.Asked => WordAsked,
        SignatureVerdict.Declined => WordDeclined,
        SignatureVerdict.TakenOff => WordTakenOff,
    };

    public string WordApproved { get; init; } = "Approved";

    public string WordApprovedWithout { get; init; } = "Approved without what they will do";

    public string WordAsked { get; init; } = "Asked";

    public string WordDeclined { get; init; } = "Declined";

    public string WordTakenOff { get; init; } = "Taken off the site";

    public Func<string, string> AlreadyDecided { get; init; } = curator => $"{curator} decided on this before your decision arrived. Your decision was not saved";

    public string AlreadyWaiting { get; init; } = "It is already waiting again";

    public string ChangedMeanwhile { get; init; } = "The signatory changed it, or another curator decided on it, after you opened this page. Read it again, then decide";

    public string Gone { get; init; } = "The signatory took this signature back, or it was deleted";

    public Func<int, Message> DoneTogether { get; init; } = count => new($"{Plural.Format(count, "signature is", "signatures are")} approved", "You can undo each of them. Search for a name if it is not in the list below.");

    public Message Done(SignatureVerdict? verdict) => verdict switch
    {
        null => DoneReopened,
        SignatureVerdict.Approved => DoneApproved,
        SignatureVerdict.ApprovedWithoutCommitment => DoneApproved,
        SignatureVerdict.Asked => DoneAsked,
        SignatureVerdict.Declined => DoneDeclined,
        SignatureVerdict.TakenOff => DoneTakenOff,
        { } other => throw new System.Diagnostics.UnreachableException($"No message for {other}."),
    };

    public Message DoneApproved { get; init; } = new("The signature is approved", "It appears on the site within minutes. You can undo this.");

    public Message DoneAsked { get; init; } = new("Your question is recorded", "It goes out by email when it can no longer be undone.");

    public Message DoneDeclined { get; init; } = new("The signature is declined", "The reason goes out by email when it can no longer be undone.");

    public Message DoneTakenOff { get; init; } = new("The signature is taken off the site", "It leaves the pages within minutes. You can undo this.");

    public Message DoneReopened { get; init; } = new("The decision is undone", "The signature is waiting again.");

    public string All { get; init; } = "All signatures";
}

/// <summary>The page on which curators import signatories from a list.</summary>
public sealed record SignatoryImportWords
{
    public string Heading { get; init; } = "Import signatories from a list";

    public string Introduction { get; init; } =
        "For people and organisations who signed elsewhere, such as on paper. Each address in the list gets one email. A person is named when they confirm it. An organisation is named at once, marked as not confirmed, until someone confirms it or says no.";

    public string Columns { get; init; } = "The first row of the file has the names of the columns. They may be in any order, and others are passed over.";

    public string Kind { get; init; } = "“person” or “organisation”. If it is empty, a row without a name is an organisation";

    public string Name { get; init; } = "of the person, or of who signed for the organisation. A person needs one";

    public string Role { get; init; } = "of the same person";

    public string Organisation { get; init; } = "an organisation needs one";

    public string Commitment { get; init; } = "what they will do";

    public string Edition { get; init; } = "number of the edition that they signed. The current one if it is empty";

    public string SignedAt { get; init; } = "day on which they signed, such as 2026-05-03. If it is empty, the day on which they confirm or are imported";

    public string Email { get; init; } = "a person needs one";

    public string NoEdition { get; init; } = "There is nothing to sign yet. Name a first edition, then import the list.";

    public Func<long, int, string> File { get; init; } = (megabytes, rows) => $"The list: a .csv or .xlsx file of at most {megabytes} MB and {Plural.Number(rows)} rows";

    public string FileMissing { get; init; } = "Choose a file";

    public string NotATable { get; init; } = "This file is not a table. Choose a .csv or .xlsx file";

    public Func<long, string> FileTooLarge { get; init; } = megabytes => $"The file is larger than {megabytes} MB. Split it into smaller files";

    public string Consent { get; init; } = "How did they agree to be named?";

    public string ConsentHint { get; init; } = "For example, “They signed on paper at the camp in May 2026”. It stands in the email to each of them.";

    public string ConsentMissing { get; init; } = "Enter how they agreed to be named. Do not import anyone who has not agreed";

    public string Continue { get; init; } = "Continue";

    public string ColumnsMissing { get; init; } = "The first row has neither a column “name” nor a column “organisation”. Name the columns in the first row, and choose the file again";

    public Func<string, string> ColumnTwice { get; init; } = column => $"Two columns are named “{column}”. Rename one of them, and choose the file again";

    public string NoRows { get; init; } = "The file has no signatories below the names of the columns";

    public Func<int, string, string> Row { get; init; } = (row, error) => $"Row {Plural.Number(row)}: {error}";

    public Func<int, string> MoreErrors { get; init; } = count => $"{Plural.Format(count, "more row has", "more rows have")} something to correct";

    public string KindWrong { get; init; } = "enter “person” or “organisation” as kind, or leave it empty";

    public string NameMissing { get; init; } = "enter the person’s name";

    public string OrganisationMissing { get; init; } = "enter the organisation’s name";

    public string EmailMissing { get; init; } = "enter the person’s email address. They are named only when they confirm it";

    public string EmailWrong { get; init; } = "enter an email address like name@example.com, with only plain letters, digits and signs before the @";

    public Func<int, string> EditionWrong { get; init; } = current => current == 1 ? "enter 1 as edition, or leave it empty" : $"enter a number from 1 to {Plural.Number(current)} as edition, or leave it empty";

    public string DayWrong { get; init; } = "enter a day from 1900 on that is not in the future, such as 2026-05-03, as signedAt, or leave it empty";

    public Func<int, string> TooManyRows { get; init; } = most => $"The list has more than {Plural.Number(most)} rows below the names of the columns. Split it into smaller files";

    public string RowTwice { get; init; } = "this signatory is in an earlier row too. Delete one of the two";

    public Func<int, string> TooManyInDay { get; init; } = most => $"More than {Plural.Number(most)} people would be asked within a day. Split the list, import a part of it each day, or ask your operator to raise the limit";

    public string NotOurs { get; init; } = "We could not recognise the page that you sent this from. Choose the file again";

    public string CheckHeading { get; init; } = "Check the list";

    public string SignerLater { get; init; } = "The name and role of who signed for an organisation are published when it confirms.";

    public Func<int, string> NamedNow { get; init; } = count => $"Named at once, as not confirmed: {Plural.Number(count)}";

    public Func<int, string> NamedLater { get; init; } = count => $"Named when they confirm their address: {Plural.Number(count)}";

    public Func<int, string> Asked { get; init; } = count => count == 0 ? "Nobody is emailed." : $"At most {Plural.Format(count, "address gets", "addresses get")} an email. Nobody gets one who signed, took a signature back, or was asked before. An organisation that is among the signatories already is passed over.";

    public string NoUndo { get; init; } = "Emails cannot be taken back. You can take an organisation off again, one by one, on the page of signatures.";

    public string SureQuestion { get; init; } = "Did they agree?";

    public string Sure { get; init; } = "Yes, all of them agreed to be named";

    public string SureMissing { get; init; } = "Tick that all of them agreed to be named";

    public string Import { get; init; } = "Import them";

    public string Other { get; init; } = "Choose another file";

    public Message Done { get; init; } = new("The list is imported", "Emails to those who are not among the signatories go out within minutes. Organisations appear on the site within minutes.");
}

/// <summary>Emails about signatures.</summary>
public sealed record SignatureMailWords
{
    public Func<string, string> ConfirmSubject { get; init; } = manifesto => $"Confirm your signature: {manifesto}";

    public string ConfirmHeading { get; init; } = "Confirm your signature";

    public Func<string, string> Confirm { get; init; } = manifesto => $"Someone wants to sign the {manifesto} and gave this address.";

    public Func<int, string> IfYou { get; init; } = days =>
        $"If this was you, open the link, read the signature and confirm it. If it was not, ignore this email: everything is deleted after {Plural.Format(days, "day", "days")}, and nothing is published.";

    public Func<string, string> Listed { get; init; } = manifesto => $"Your address is in a list of people and organisations who signed the {manifesto}. Its curators ask you to confirm that.";

    /// <summary>Before what curators wrote about it.</summary>
    public string HowAgreed { get; init; } = "The curators say how you agreed to be named:";

    public string IfListed(SignatoryKind kind, int days) => kind switch
    {
        SignatoryKind.Person => IfPersonListed(days),
        SignatoryKind.Organisation => IfOrganisationListed,
    };

    public Func<int, string> IfPersonListed { get; init; } = days =>
        $"If you want to be among the signatories, open the link, read the signature and confirm it. If you do not, select “No” there, or ignore this email: you are not named, and everything is deleted after {Plural.Format(days, "day", "days")}.";

    public string IfOrganisationListed { get; init; } =
        "Your organisation is named on the site and marked as not confirmed, without your name. Open the link to confirm it, or select “No” there to have it removed. If you do nothing, it stays as it is.";

    public string ConfirmButton { get; init; } = "Read and confirm";

    public string KeepThis { get; init; } = "Keep this email: later its link leads to your signature, so that you can change it or take it back.";

    public string SubjectOf(Signature signature) => signature switch
    {
        { Decision.Verdict: SignatureVerdict.Asked } => AskedSubject,
        { Decision.IsApproval: true } => PublishedSubject,
        { Standing: not null } => NewVersionDeclinedSubject,
        { Standing: null } => DeclinedSubject,
    };

    public string PublishedSubject { get; init; } = "Your signature is published";

    public string AskedSubject { get; init; } = "A question about your signature";

    public string DeclinedSubject { get; init; } = "Your signature is not published";

    public string NewVersionDeclinedSubject { get; init; } = "The new version of your signature is not published";

    public string SentenceOf(Signature signature) => signature switch
    {
        { Decision.Verdict: SignatureVerdict.Asked } => Asked,
        { Decision.Verdict: SignatureVerdict.Approved } => Published,
        { Decision.Verdict: SignatureVerdict.ApprovedWithoutCommitment } => PublishedWithout,
        { Standing: not null } => NewVersionDeclined,
        { Standing: null } => Declined,
    };

    public string Published { get; init; } = "It is among the signatories. With the link you can change it, sign a new edition or take it back.";

    public string PublishedWithout { get; init; } = "It is among the signatories, without what you wrote about what you will do. This is why:";

    public string Asked { get; init; } = "The curators have a question before they publish what you sent. You can answer it, or change your signature, on your private page:";

    public string Declined { get; init; } = "The curators did not publish this version. You can change it on your private page. This is why:";

    public string NewVersionDeclined { get; init; } = "The version before stays published. You can change the new one on your private page. This is why the curators did not publish it:";

    public string Button { get; init; } = "See your signature";

    public string WhyYou { get; init; } = "You get this email because you confirmed this address for a signature.";

    public Func<string, string, string> EditionSubject { get; init; } = (edition, manifesto) => $"{edition} of the {manifesto}";

    public Func<string, string> EditionHeading { get; init; } = edition => $"There is a new edition: {edition}";

    public Func<string, string> Edition { get; init; } = signed => $"You signed {signed}, and wanted to be told of new editions.";

    public string EditionOptional { get; init; } = "If you want to, sign the new one too. If you do nothing, your signature stays as it is.";

    public string EditionRead { get; init; } = "Read the new edition";

    public string EditionButton { get; init; } = "Sign it too";

    public string StopNews { get; init; } = "Stop these emails";

    public string WhyNews { get; init; } = "You get this email because you asked to be told of new editions.";

    public Func<int, string> Subject { get; init; } = count => count == 1 ? "A signature is waiting" : $"{Plural.Number(count)} signatures are waiting";

    public Func<int, string> Introduction { get; init; } = count =>
        $"{(count == 1 ? "Someone has" : $"{Plural.Number(count)} signatories have")} confirmed an address and signed the manifesto. We email you about signatures once a day at most.";

    public Func<int, string> More { get; init; } = count => $"And {Plural.Number(count)} more, which you can find at the desk.";

    public string DeskButton { get; init; } = "Read and decide";
}
