using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aman.Access;
using Aman.Aid;
using Aman.People;
using Aman.Zones;

namespace Aman.Sharing;

/// <summary>
/// Hands out what a granted request asks for, sealed to the receiver's key. It is a command because each disclosure is
/// recorded in the transaction that reads. The file stands in <see cref="File"/>, in memory only; each time it holds
/// who has not been given yet.
/// </summary>
public sealed record DiscloseInformation(string Zone, string Request) : ICommand
{
    public static string Permission => "sharing.collect";

    public string Scope => Zone;

    [JsonIgnore]
    public DisclosureFile? File { get; private set; }

    public Fact? Decide(Tables tables, Caller caller)
    {
        File = null;
        var request = InformationRequest.Require(tables, Zone, Request);
        if (!Roles.May(tables, caller, DecideInformation.Permission, Zone))
        {
            Parties.RequireSpeaksFor(tables, caller, request.Receiver, Zone, Permission);
        }

        var agreement = Agreement.Require(tables, Zone, request.Agreement);
        var key = ReceiverKeyRegistered.Find(tables, Zone, request.Receiver);
        if (SharingLaw.Forbids(agreement, request, SharingSteps.Of(tables, Zone, agreement.Id, request.Id), key,
            tables.Today()) is { } forbidden)
        {
            throw Forbidden(forbidden);
        }

        var values = agreement.Kind == SharingKinds.Figures ? Figures(tables) : Persons(tables, agreement, request);
        File = DisclosureFile.Seal(Zone, agreement, request, key!, values);
        return new InformationDisclosed(
            agreement.Id, request.Id, request.Receiver, key!, agreement.Kind, agreement.Purpose, request.Fields,
            [.. values.Select(one => one.Person).Where(person => person.Length > 0).Distinct()],
            Convert.ToHexStringLower(SHA256.HashData(File.Write())));
    }

    private List<(string Person, string Field, byte[] Json)> Persons(
        Tables tables, Agreement agreement, InformationRequest request)
    {
        var given = tables.Query<string>(
            $"select person from disclosed_persons where zone = {Zone} and request = {Request}").ToHashSet();
        var persons = SharingLaw.Persons(request, PersonConsents.Standing(tables, Zone, agreement.Purpose), given);
        var values = persons.Chunk(Limits.PersonsMax).SelectMany(some =>
            OpenedPeople.Some(tables, some, request.Fields.Contains(SharedFields.SpecificNeeds)))
            .SelectMany(person => SharedFields.Of(person, request.Fields)
                .Select(one => (person.Id, one.Field, one.Json))).ToList();
        return values.Count > 0 ? values : throw new Refused("nobody-consents", "There is nobody whom this request "
            + "asks for, whose consent to its purpose stands and who was not given before. Nothing was handed out.");
    }

    // What an outsider may see of figures, whoever fetches them.
    private List<(string Person, string Field, byte[] Json)> Figures(Tables tables)
    {
        var shown = PeopleCell.Shown(PeopleCell.Of(tables, Zone), Suppression.Outside);
        return [.. PeopleFigures.Groups.Where(by => by != "block").Select(by => ("", $"people-by-{by}",
            JsonSerializer.SerializeToUtf8Bytes(new Figures<IReadOnlyList<FigureLine>>(Suppression.Outside,
                PeopleFigures.Answer(shown, new(By: by), Suppression.Outside)), DisclosureFile.Json)))];
    }

    private static Refused Forbidden(string code) => code switch
    {
        "agreement-not-in-force" => new(code, "The agreement is not in force any more, so nothing is handed out."),
        "request-not-granted" => new(code, "This request has not been granted. Protection officers decide on it."),
        "receiver-key-missing" => new(code, "The request was granted for another key than the receiver has now. "
            + "Protection officers must grant it again, once they have compared the new key."),
        _ => new("request-outside-agreement", "The request goes beyond its agreement, so nothing is handed out."),
    };
}

/// <summary>Something was handed out: to whom, what and about whom (opaque ids; none for figures).</summary>
/// <param name="File">Hash of the file, so that it can be told later which one it was.</param>
public sealed record InformationDisclosed(
    string Agreement, string Request, string Receiver, string ReceiverKey, string DataKind, string Purpose,
    IReadOnlyList<string> Fields, IReadOnlyList<string> Persons, string File) : Fact
{
    protected override void Apply(Tables tables, Entry entry)
    {
        tables.Execute($"""
            insert into disclosures (zone, stamp, agreement, request, receiver, receiver_key, kind, purpose, fields,
              people, file, actor, at)
            values ({entry.Scope}, {entry.Stamp}, {Agreement}, {Request}, {Receiver}, {ReceiverKey}, {DataKind},
              {Purpose}, {string.Join('\n', Fields)}, {Persons.Count}, {File}, {entry.Actor}, {entry.AtMs})
            on conflict (zone, stamp) do nothing
            """);
        tables.Insert("disclosed_persons (zone, person, request, stamp)",
            [.. Persons.Distinct().Select(person => new object?[] { entry.Scope, person, Request, entry.Stamp })],
            "on conflict (zone, person, stamp) do nothing");
    }
}
