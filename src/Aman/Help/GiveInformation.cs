using System.Text.RegularExpressions;
using Aman.Zones;

namespace Aman.Help;

/// <summary>Logs that a document went to whoever asked for it. The document itself stays outside, so nothing about a
/// person can come in this way: what is kept is its kind, title and hash.</summary>
/// <param name="Subject">One of <see cref="HelpKinds.Subjects"/>: access, incidents, displacement figures.</param>
/// <param name="Sha256">Of the document given, 64 small hexadecimal digits.</param>
public sealed partial record GiveInformation(string Zone, string Offer, string Subject, string Title, string Sha256)
    : ICommand
{
    public static string Permission => "help.deliver";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText(tables, "The document's title", Title, Limits.TitleCharactersMax);
        if (!Hash().IsMatch(Sha256))
        {
            throw new Refused("help-document", "The document's SHA-256 is not 64 small hexadecimal digits. Give what "
                + "sha256sum prints for it.");
        }

        var (request, offer) = HelpDelivering.Require(
            tables, Zone, Offer, HelpKinds.Information, [new(Subject, 1)]);
        HelpDelivered.RequireOneOf(tables, caller, Zone, offer.By, request.By);
        return new HelpInformationGiven(Offer, offer.By, request.By, Subject, Title, Sha256);
    }

    [GeneratedRegex(@"^[0-9a-f]{64}\z")]
    private static partial Regex Hash();
}

/// <summary>A document was given by one party to another.</summary>
public sealed record HelpInformationGiven(
    string Offer, string By, string To, string Subject, string Title, string Sha256) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => HelpSteps.Add(tables, entry,
        HelpSteps.Step(HelpSteps.Delivered, Offer, By) with
        {
            Kind = HelpKinds.Information, Words = Title, Reference = Sha256, Lines = [new(Subject, 1)],
        });
}
