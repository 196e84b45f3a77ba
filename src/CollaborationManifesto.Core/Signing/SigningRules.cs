using System.Collections.Immutable;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Signing;

/// <summary>Checks what people enter when they sign.</summary>
public sealed class SigningRules(AllWords words)
{
    /// <returns>Null if anything is wrong, with the errors.</returns>
    public (CheckedSignature? Signature, ImmutableArray<FieldError> Errors) Parse(SigningInput typed, int edition)
    {
        var check = new FieldChecks(words);
        var text = Parse(check, typed, edition);
        var email = EmailAddress.TryParse(typed.Email, out var fault);
        check.That(TypedText.Line(typed.Email).Length > 0, "email", words.Signing.EmailMissing);
        check.That(email is not null, "email", words.Signing.WrongEmail(fault));
        return check.Errors.Count == 0 ? (new(text, email!), []) : (null, [.. check.Errors]);
    }

    /// <summary>A change asks for no address, because it was confirmed.</summary>
    /// <param name="reply">To the curators' question.</param>
    public (SignatureText? Text, string? Answer, ImmutableArray<FieldError> Errors) ParseChange(string? reply, SigningInput typed, int edition)
    {
        var check = new FieldChecks(words);
        var answer = check.Paragraphs("reply", words.Signing.Answer, reply, Signature.MaxReasonLength);
        var text = Parse(check, typed, edition);
        return check.Errors.Count == 0 ? (text, answer, []) : (null, null, [.. check.Errors]);
    }

    private SignatureText Parse(FieldChecks check, SigningInput typed, int edition)
    {
        var kind = check.Choice<SignatoryKind>("kind", typed.Kind, words.Signing.KindMissing);
        var name = check.Line("name", words.Signing.Name, typed.Name, SignatureText.MaxNameLength);
        check.That(name.Length > 0, "name", words.Signing.NameMissing);
        var role = check.Line("role", words.Signing.Role, typed.Role, SignatureText.MaxRoleLength);
        var organisation = check.Line("organisation", words.Signing.OrganisationName, typed.Organisation, SignatureText.MaxOrganisationLength);
        var commitment = check.Paragraphs("commitment", words.Signing.Commitment, typed.Commitment, SignatureText.MaxCommitmentLength);
        if (kind == SignatoryKind.Organisation)
        {
            check.That(role.Length > 0, "role", words.Signing.RoleMissing);
            check.That(organisation.Length > 0, "organisation", words.Signing.OrganisationMissing);
            check.That(typed.Says(SigningInput.Allowed), "applies", words.Signing.AllowedMissing);
        }

        return new(kind ?? SignatoryKind.Person, name, role, organisation, commitment, edition, kind == SignatoryKind.Organisation && typed.Says(SigningInput.Domain));
    }
}

public sealed record CheckedSignature(SignatureText Text, EmailAddress Email);
