namespace CollaborationManifesto.Words;

/// <summary>Plurals in English: "1 barrier", "14 barriers". Words of another language need their own plurals.</summary>
public static class Plural
{
    public static string Format(int count, string singular, string plural) => $"{Number(count)} {(count == 1 ? singular : plural)}";

    /// <summary>"1", "1,400".</summary>
    public static string Number(int count) => Language.British.Number(count);
}
