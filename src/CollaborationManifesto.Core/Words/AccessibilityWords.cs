using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Words;

/// <summary>
/// The accessibility statement. It claims only the audits named in the settings and the tests in the program's own test suite
/// (https://www.w3.org/WAI/planning/statements/ says what a statement needs).
/// </summary>
public sealed record AccessibilityWords
{
    public string Heading { get; init; } = "Accessibility";

    public string Description { get; init; } = "How this site is meant to work for everyone, what was tested, and whom to tell when it does not.";

    public Func<AccessibilitySettings, PrivacySettings, IReadOnlyList<NoticeSection>> Sections { get; init; } = (accessibility, privacy) =>
    [
        new("What you should be able to do", ["Use every page and form:"])
        {
            Items =
            [
                "with a keyboard alone",
                "with a screen reader",
                "at 400% zoom, without scrolling sideways",
                "without JavaScript, cookies or an account",
                "printed on paper",
            ],
        },
        new("How accessible it is",
        [
            "It is built to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA.",
            accessibility.Audits.Count == 0
                ? "Nobody has audited this site yet, so we do not claim that it meets them."
                : "It was tested in these ways:",
        ])
        {
            Items = [.. accessibility.Audits],
        },
        new("How the program behind it is tested",
        [
            "Each change of the program is tested automatically: with axe in Chromium, which finds some problems and not all, by keyboard, at a width of 320 pixels and without JavaScript. No test with people who use assistive technology is part of that.",
        ]),
        new("What does not work yet",
        [
            accessibility.KnownProblems.Count == 0 ? "We know of nothing. That does not mean that there is nothing." : "We know of this:",
        ])
        {
            Items = [.. accessibility.KnownProblems],
        },
        new("Tell us",
        [
            $"If you cannot use something, or need it in another form, write to {(accessibility.ContactEmail.Length > 0 ? accessibility.ContactEmail : privacy.ContactEmail)} and give the address of the page.",
            .. accessibility.Complaints.Length > 0 ? [accessibility.Complaints] : Array.Empty<string>(),
        ]),
        .. accessibility.ReviewedOn is { } day
            ? [new NoticeSection("This statement", [$"It was last reviewed on {Language.British.Day(new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero))}."])]
            : Array.Empty<NoticeSection>(),
    ];
}
