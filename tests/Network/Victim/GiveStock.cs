using System.Text.Json.Serialization;
using Aman.Aid;

namespace Aman.Tests.Network;

/// <summary>Four items go from a donor to a camp: a fact of twelve rows, so that a half of it would be seen.</summary>
public sealed record GiveStock(string Document, [property: JsonIgnore] Action Deciding) : ICommand
{
    private static readonly string[] Items = ["blanket", "soap", "tarpaulin", "bucket"];

    public static string Permission => "aid.transfer";

    public string Scope => "zaatari";

    public Fact? Decide(Tables tables, Caller caller)
    {
        Deciding();
        return new TransferMade("donor", "camp", [.. Items.Select(item => new AidLine(item, 1))], Document);
    }
}
