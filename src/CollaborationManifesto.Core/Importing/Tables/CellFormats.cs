using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace CollaborationManifesto.Importing.Tables;

/// <summary>Writes numbers of a workbook: only their format tells which ones are dates.</summary>
internal sealed partial class CellFormats
{
    /// <summary>Days between Excel's two ways to count, from 1900 and from 1904.</summary>
    private const int DaysTo1904 = 1_462;

    private const double LastDay = 2_958_466;

    private readonly List<bool> _isDate;
    private readonly bool _countsFrom1904;

    private CellFormats(List<bool> isDate, bool countsFrom1904)
    {
        _isDate = isDate;
        _countsFrom1904 = countsFrom1904;
    }

    public static CellFormats Of(XmlReader? styles, bool countsFrom1904)
    {
        var (own, isDate) = (new Dictionary<string, string>(), new List<bool>());
        using var reader = styles;
        var ofCells = false;
        while (reader?.Read() == true)
        {
            if (reader.LocalName == "cellXfs")
                ofCells = reader.NodeType == XmlNodeType.Element;
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            var id = reader.GetAttribute("numFmtId") ?? "0";
            if (reader.LocalName == "numFmt")
                own[id] = reader.GetAttribute("formatCode") ?? "";
            else if (reader.LocalName == "xf" && ofCells)
                isDate.Add(own.TryGetValue(id, out var code) ? IsDate(code) : IsDateFormat(id));
        }

        return new(isDate, countsFrom1904);
    }

    public string Text(string value, string? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return value;
        return int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var format) && format < _isDate.Count && _isDate[format]
            ? Date(number) ?? Number(number)
            : Number(number);
    }

    /// <summary>A date that is stored as text (ISO 8601).</summary>
    public static string Date(string value) =>
        DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var date) ? Date(date) : value;

    private string? Date(double days)
    {
        if (days is >= 0 and < 1)
            return Time(days).ToString("HH:mm", CultureInfo.InvariantCulture);
        days += _countsFrom1904 ? DaysTo1904 : 0;
        // Excel counts 29 February 1900, which was no day.
        return days is >= 1 and < LastDay ? Date(Time(days < 60 ? days + 1 : days)) : null;
    }

    private static DateTime Time(double days) => new DateTime(1899, 12, 30).AddSeconds(Math.Round(days * 86_400));

    private static string Date(DateTime date) => date.ToString(date.TimeOfDay < TimeSpan.FromMinutes(1) ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    // Excel shows 15 digits at most.
    private static string Number(double number) =>
        number.ToString(Math.Abs(number) is 0 or (>= 1e-9 and < 1e15) ? "0.###############" : "G15", CultureInfo.InvariantCulture);

    /// <summary>The built-in formats of dates and times (ECMA-376 part 1, 18.8.30), with those of East Asia.</summary>
    private static bool IsDateFormat(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    private static bool IsDate(string code) => DatePart().IsMatch(NoDatePart().Replace(code, ""));

    // Texts, single characters, colours, conditions and currencies; "[h]" counts hours and is part of a time.
    [GeneratedRegex("\"[^\"]*\"?|\\\\.|_.|\\*.|\\[(?![hms]+\\])[^\\]]*\\]|General|E[+-]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NoDatePart();

    [GeneratedRegex("[dmyhs]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DatePart();
}
