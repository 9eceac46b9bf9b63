using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Aman.App.Pages;

/// <summary>A table's columns by their headings, and how far its row has come: what its cells are labelled with, so
/// that a narrow screen can show each row as a card.</summary>
internal sealed class TableColumns
{
    public List<string> Headings { get; } = [];

    /// <summary>The column of the next cell.</summary>
    public int At { get; set; }

    /// <summary>Null outside of such a table, and in a part of it that stands in a file of its own.</summary>
    public static TableColumns? Of(TagHelperContext context) =>
        context.Items.TryGetValue(typeof(TableColumns), out var columns) ? (TableColumns)columns : null;
}

/// <summary>Gives columns to be counted by to the cells of a table that turns into cards; elsewhere labels would only
/// weigh.</summary>
[HtmlTargetElement("div", Attributes = "class")]
public sealed class CardsHelper : TagHelper
{
    public override void Init(TagHelperContext context)
    {
        if ($"{context.AllAttributes["class"].Value}".Split(' ').Contains("roomy", StringComparer.Ordinal))
        {
            context.Items[typeof(TableColumns)] = new TableColumns();
        }
    }
}

/// <summary>Begins to count anew.</summary>
[HtmlTargetElement("tr")]
public sealed class RowHelper : TagHelper
{
    public override void Init(TagHelperContext context)
    {
        if (TableColumns.Of(context) is { } columns)
        {
            columns.At = 0;
        }
    }
}

/// <summary>Keeps what a column is called.</summary>
[HtmlTargetElement("th", Attributes = "[scope='col']")]
public sealed partial class HeadingHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (TableColumns.Of(context) is { } columns)
        {
            columns.Headings.Add(Tag().Replace((await output.GetChildContentAsync()).GetContent(), "").Trim());
        }
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}

/// <summary>Writes beside each cell what its column is called. The cell that names its row needs none.</summary>
[HtmlTargetElement("td")]
[HtmlTargetElement("th", Attributes = "[scope='row']")]
public sealed class CellHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (TableColumns.Of(context) is not { } columns)
        {
            return;
        }

        if (output.TagName == "td" && columns.Headings.ElementAtOrDefault(columns.At) is { Length: > 0 } heading)
        {
            // It was encoded where the heading was written.
            output.Attributes.SetAttribute("data-label", new HtmlString(heading));
        }

        columns.At += int.TryParse(output.Attributes["colspan"]?.Value?.ToString(), out var several) ? several : 1;
    }
}
