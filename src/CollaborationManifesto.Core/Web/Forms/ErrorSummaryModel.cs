using CollaborationManifesto.Model;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Web.Forms;

public sealed record ErrorSummaryModel(string Heading, IReadOnlyList<FieldError> Errors);

/// <param name="Field">The one that it stands above.</param>
public sealed record ErrorMessageModel(FormWords Words, string Field, string Message);
