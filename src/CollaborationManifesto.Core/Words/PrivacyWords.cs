using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Words;

/// <summary>The privacy notice, made from the settings that the program uses.</summary>
public sealed record PrivacyWords
{
    public string Heading { get; init; } = "Privacy";

    public string Description { get; init; } = "What happens to your personal data when you contribute.";

    public Func<PrivacySettings, ManifestoSettings, CurationSettings, IReadOnlyList<NoticeSection>> Sections { get; init; } = (privacy, manifesto, curation) =>
    [
        new("Who is responsible", [$"{privacy.Controller} is the controller of your personal data. Write to {privacy.ContactEmail} with any question or request."]),
        new("What we collect, and why",
        [
            "You can contribute without telling us anything about yourself. Your name, your organisation and your email address are optional.",
            "Your name and organisation are shown in public only in the way that you choose on the form. Your email address is never shown. We use it to ask you whether it is yours and, once you have said so, to tell you what the curators decided.",
            "If you have the link to your private page emailed to you, we use the address that you enter there for that email only. We keep a hash of it, made with a secret key, to limit such emails.",
            "The legal basis is your consent, which you give by filling in those fields and can take back at any time.",
        ]),
        new("What we do not collect", ["We set no cookies, run no analytics and load nothing from other sites. Your device’s network address is used for a moment to limit floods of posts, and is not stored. Addresses and what you write are not in our logs.", "If you tick that the form keeps what you type, it stays in your browser on your device, without your name, organisation and address, and nobody else sees it. The form deletes it when you untick this, and when you open it a day or more after you sent it."]),
        new("If your note was written at a workshop",
        [
            "Curators can add the notes of a workshop. They confirm first that the people who wrote them agreed to publish them, and we keep who confirmed it and when. Columns that look like names or email addresses are left out, and curators check the rest. The file is deleted when its notes have been added, and after a day at the latest.",
            "If a note is yours and you want it changed or taken off the site, write to us and give its address.",
        ]),
        new("If you write notes in a workshop of this site",
        [
            "You need no account, and we do not ask who you are. Each phone gets a private page, and nobody knows whose it is. If the workshop asks for names, you can add yours and say for each note whether it is shown in the room, on the site or in neither place; a name that is shown in neither place is not kept.",
            "While the workshop lasts you can change and remove your notes, and their words are deleted at once. When it closes they go to the curators. A note on which nobody decides is deleted after a year, and your page says so half a year before.",
            "Name and email address of the people who lead a workshop are deleted a day after it.",
        ]),
        new("If you report a problem with a page",
        [
            $"Only the curators read it, and nothing of it is published. Your email address is optional: we ask you to confirm it, use it for the answer, and show it to nobody. It is deleted {Days(privacy.AddressDays)} after the curators answer or close the report, and the report after {Days(privacy.ClosedDays)}. Until then we keep both.",
            $"On the private page that you get, you can remove the report and everything in it at once. For {Days(privacy.AddressDays)} we keep a hash of the address, made with a secret key, to limit how many questions an address gets.",
        ]),
        new("If you sign the manifesto",
        [
            "What you enter is published beside the edition that you sign, but for your email address. We use the address to ask you whether the signature is yours, and to tell you what the curators decided. Curators see only the part after the @, and for an organisation the site shows that part if you ticked so.",
            $"If you do not confirm it, everything is deleted after {Days(SignatureRequest.DaysToConfirm)}. Your address is deleted {Days(privacy.AddressDays)} after the decision, unless you ask to be told of new editions: then we keep it for as long as you are among the signatories. A hash of it, made with a secret key, stays with your signature, so that we recognise it if you sign again.",
            $"With the link in the email you can change your signature and take it back at any time: everything that you entered is deleted, and it leaves the site within minutes. We keep for {Days(privacy.ClosedDays)} that a signature was taken back, with that hash and without anything that you entered. Signatures that are not published are deleted {Days(privacy.ClosedDays)} after the decision.",
            $"If you signed elsewhere and agreed to be named, curators can take your name and address from a list. Curators see the addresses in a list that they import. We email you once to ask. A person is not named without confirming: if you do not answer, everything is deleted after {Days(SignatureRequest.DaysToConfirm)}. An organisation is named at once and marked as not confirmed, and we keep the address until someone confirms it or says no. So that no other list asks you again, we keep a hash of your address and name, made with a secret key, for {Days(privacy.ClosedDays)}.",
        ]),
        new("Who sees it",
        [
            $"Volunteer curators read what you write.{(curation.BlindReview ? " Until they have decided they are not shown who sent it." : "")} Your email address is shown to none of them.",
            "Microsoft Azure stores the data and SendGrid (Twilio) delivers the emails, each on our behalf.",
            "Curators put what you send into themes. They can show a theme on the site, with what is published of it, and use your words in a principle that does not name you. If you withdraw it or have your data erased, they are emailed which of their texts use its words.",
            "SendGrid notes which addresses email does not reach, and we ask it once a day. Of that we keep only which contribution it concerns and why, until your address is deleted; the curators see the contribution’s reference.",
            "If a text is changed before it is published, you and the curators can still read the earlier words beside it. If it is changed after that, everyone can read the earlier words on the pages of changes, in the feed and in numbered versions and editions, unless you corrected them yourself or a curator removes them. Curators’ emails about it quote its words.",
            $"What is published is shared under {manifesto.LicenceName}, and others may copy it. We cannot take back their copies.",
        ]),
        new("How long we keep it",
        [
            $"Your email address is deleted {Days(privacy.AddressDays)} after the curators’ decision.",
            $"Contributions that were declined or withdrawn, and those that were merged into one of them, are deleted after {Days(privacy.ClosedDays)}.",
            "What is published, or was merged into something that is published or waiting for a decision, stays until it is withdrawn. Curators’ decisions on it, with the curators’ names, stay with it. So do the names of curators who named or corrected an edition, added the notes of a workshop, changed a theme or put a note into one, which are not published.",
        ]),
        new("What you can do",
        [
            "The private page that you get when you contribute lets you correct or withdraw what you sent, and erase your personal data at once. If you have lost its address, write to us and give the reference.",
            "You may ask for a copy of your data and complain to the Information Commissioner’s Office (ico.org.uk).",
        ]),
    ];

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";
}
