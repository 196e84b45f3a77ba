using Microsoft.AspNetCore.Html;
using QRCoder;

namespace CollaborationManifesto.Web.Pages;

public static class QrCode
{
    /// <summary>An SVG with attributes only, because the pages' policies allow no inline styles. It fills the width that it is given.</summary>
    public static HtmlString Svg(string address)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(code);
        return new(svg.GetGraphic(1, "#000", "#fff", sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute));
    }
}
