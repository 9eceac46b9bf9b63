using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace Aman.App.Pages;

/// <summary>A bar beside a figure in a table. The figure says it in words, so the bar is hidden from
/// screen readers. Neither what is there nor what is missing is ever too thin to be seen.</summary>
public static class Bar
{
    private const double Least = 3;

    public static IHtmlContent Of(long part, long whole, bool isOver = false)
    {
        var share = whole <= 0 || part <= 0 ? 0 : part >= whole ? 100
            : Math.Clamp(part * 100.0 / whole, Least, 100 - Least);
        return new HtmlString(
            "<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
            + $"<rect class=\"back\" width=\"100\" height=\"10\"/><rect class=\"{(isOver ? "over" : "front")}\" "
            + string.Create(CultureInfo.InvariantCulture, $"width=\"{share:0.#}\" height=\"10\"/></svg>"));
    }
}
