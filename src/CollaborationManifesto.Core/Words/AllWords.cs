using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>
/// Every fixed sentence on the site, on the form, in receipts and in emails. The default of each property is English; another language is
/// another instance.
/// </summary>
public sealed record AllWords
{
    public static readonly AllWords English = new();

    public Language Language { get; init; } = Language.British;

    public FormWords Form { get; init; } = new();

    public ExperienceWords Experiences { get; init; } = new();

    public CheckWords Check { get; init; } = new();

    public StatusWords Status { get; init; } = new();

    public AddressWords Address { get; init; } = new();

    public LinkMailWords LinkMail { get; init; } = new();

    public DecisionMailWords DecisionMail { get; init; } = new();

    public ReviewWords Review { get; init; } = new();

    public EditWords Edit { get; init; } = new();

    public SplitWords Split { get; init; } = new();

    public RecordedWords Recorded { get; init; } = new();

    public DeskWords Desk { get; init; } = new();

    public OrderWords Order { get; init; } = new();

    public GroupingWords Grouping { get; init; } = new();

    public ThemeWords Theme { get; init; } = new();

    public PrincipleDraftWords PrincipleDraft { get; init; } = new();

    public QuotedMailWords QuotedMail { get; init; } = new();

    public EditionWords Edition { get; init; } = new();

    public EditionMailWords EditionMail { get; init; } = new();

    public DecisionsFileWords DecisionsFile { get; init; } = new();

    public ReviewMailWords ReviewMail { get; init; } = new();

    public ReachWords Reach { get; init; } = new();

    public DigestWords Digest { get; init; } = new();

    public DeskLinkMailWords DeskLinkMail { get; init; } = new();

    public EmailPreferenceWords EmailPreference { get; init; } = new();

    public DecisionsWords Decisions { get; init; } = new();

    public AboutWords About { get; init; } = new();

    public AccessibilityWords Accessibility { get; init; } = new();

    public FrameWords Frame { get; init; } = new();

    public HomeWords Home { get; init; } = new();

    public OriginWords Origin { get; init; } = new();

    public WholeWords Whole { get; init; } = new();

    public PosterWords Poster { get; init; } = new();

    public PrivacyWords Privacy { get; init; } = new();

    public SiteWords Site { get; init; } = new();

    public PrincipleWords Principle { get; init; } = new();

    public BoardWords Board { get; init; } = new();

    public ChangesWords Changes { get; init; } = new();

    public EditionPageWords EditionPage { get; init; } = new();

    public ThemePageWords ThemePage { get; init; } = new();

    public FindingWords Findings { get; init; } = new();

    public BackgroundWords Background { get; init; } = new();

    public ImportWords Import { get; init; } = new();

    public NoteImportWords NoteImport { get; init; } = new();

    public ColumnWords Columns { get; init; } = new();

    public WorkshopWords Workshop { get; init; } = new();

    public SessionWords Session { get; init; } = new();

    public JoinWords Join { get; init; } = new();

    public WallWords Wall { get; init; } = new();

    public SessionOutcomeWords SessionOutcome { get; init; } = new();

    public SessionDeskWords SessionDesk { get; init; } = new();

    public FacilitatorWords Facilitator { get; init; } = new();

    public DailyNewsMailWords DailyNewsMail { get; init; } = new();

    public InvitationMailWords InvitationMail { get; init; } = new();

    public TableWords Table { get; init; } = new();

    public RestoreWords Restore { get; init; } = new();

    public ReportWords Report { get; init; } = new();

    public ReportMailWords ReportMail { get; init; } = new();

    public SigningWords Signing { get; init; } = new();

    public SignatoryWords Signatories { get; init; } = new();

    public SignatureDeskWords SignatureDesk { get; init; } = new();

    public SignatureMailWords SignatureMail { get; init; } = new();

    public SignatoryImportWords SignatoryImport { get; init; } = new();

    public RefusalWords Refusals { get; init; } = new();

    /// <summary>Which edition someone signed, and since when they are among the signatories.</summary>
    public string SignedOn(SignatureText text, DateTimeOffset since) => Signatories.SignedOn(EditionPage.Number(text.Edition), Language.Day(since));
}
