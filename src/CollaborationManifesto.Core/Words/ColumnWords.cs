namespace CollaborationManifesto.Words;

/// <summary>Names that columns and lists have in the files of workshops. Case, accents and punctuation do not matter.</summary>
public sealed record ColumnWords
{
    public IReadOnlyList<string> Title { get; init; } = ["Title", "Note", "Notes", "Sticky note", "Sticky", "Card", "Card name", "Idea", "Barrier", "Barriers", "Name", "Summary", "Subject", "Headline", "Item", "Post-it", "Post"];

    public IReadOnlyList<string> Text { get; init; } = ["Text", "Description", "Card description", "Details", "Detail", "Body", "Content", "Explanation", "More", "Comment", "Comments", "Why"];

    public IReadOnlyList<string> Category { get; init; } = ["Category", "Categories", "Theme", "List", "List name", "Column", "Board column", "Area", "Frame", "Group", "Topic", "Section", "Tag", "Tags", "Label", "Labels"];

    public IReadOnlyList<string> Kind { get; init; } = ["Kind", "Type", "Note type"];

    public IReadOnlyList<string> Organisation { get; init; } = ["Organisation", "Organization", "Council", "Authority", "Local authority", "Company", "Employer", "Your organisation", "Which organisation do you work for?"];

    /// <summary>Columns that say who wrote something. They are never brought in.</summary>
    public IReadOnlyList<string> People { get; init; } =
    [
        "Author", "Authors", "Created by", "Last modified by", "Modified by", "Updated by", "Last updated by", "Last content edited by", "Added by", "Written by", "Submitted by", "Owner", "Member", "Members", "Assignee", "Assigned to", "Participant", "Participants", "Respondent", "Attendee", "Attendees", "Facilitator", "Delegate", "Contact", "Contact name", "Reporter", "User", "Username", "User name",
        "First name", "Last name", "Surname", "Full name", "Your name", "What is your name?", "Display name", "Email", "Email address", "Your email", "Your email address", "Phone", "Phone number", "Telephone", "Mobile", "Twitter",
    ];

    /// <summary>What a person's own column is called, if another column can be the note. Otherwise it is the note's.</summary>
    public string Name { get; init; } = "Name";

    /// <summary>Columns that programs add and that are no words of a note.</summary>
    public IReadOnlyList<string> Other { get; init; } =
    [
        "ID", "No", "Number", "#", "Timestamp", "Start time", "Completion time", "Last modified time", "Created", "Created at", "Created on", "Creation date", "Date", "Modified", "Last modified", "Updated", "Colour", "Color", "Background color", "Shape", "BG color", "Sticky type", "Border line", "Link to", "Last updated", "Last content edited", "Integration labels",
        "X", "Y", "Width", "Height", "Position", "Position X", "Position Y", "URL", "Link", "Card URL", "Card ID", "Votes", "Vote count", "Likes", "Language", "Points", "Score", "Archived", "Due date", "Attachment count", "Comment count", "Checklist item count",
    ];

    /// <summary>Parts of names that tell of a kind.</summary>
    public IReadOnlyList<string> Principles { get; init; } = ["principle"];

    public IReadOnlyList<string> Guidance { get; init; } = ["guidance", "what helped", "what helps", "tips", "advice", "solutions"];

    public IReadOnlyList<string> Barriers { get; init; } = ["barrier", "problem", "what gets in the way", "obstacle"];
}
