using CollaborationManifesto.Model;

namespace CollaborationManifesto.Web.Forms;

public sealed record ErrorSummaryModel(string Heading, IReadOnlyList<FieldError> Errors);
