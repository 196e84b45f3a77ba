namespace CollaborationManifesto.Model;

/// <summary>A sentence that says what to do about one field. <paramref name="Field"/> is the field's name in the form and in JSON.</summary>
public sealed record FieldError(string Field, string Message);
