using CollaborationManifesto.Contributions;

namespace CollaborationManifesto.Pages.Forms;

public sealed record ErrorSummaryModel(string Heading, IReadOnlyList<FieldError> Errors);
