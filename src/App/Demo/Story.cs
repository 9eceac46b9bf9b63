using System.Security.Cryptography;
using System.Text;
using Aman.Access;
using Aman.Aid;
using Aman.People;
using Aman.Shelter;
using Aman.Zones;

namespace Aman.App.Demo;

/// <summary>
/// The main job, told once on a real camp: places are imported, a zone is proposed, clarified, consented to and opened,
/// families arrive and get shelter and aid. Every command has an id of its own that is the same each time, so a story
/// that was cut off goes on where it stood.
/// </summary>
internal sealed class Story(Node node, Telling telling, TimeProvider time)
{
    private const ulong Seed = 2017;
    private const int FreePercentMax = 22;
    private readonly DateOnly today = FirstDay(node) ?? time.Today();

    public async Task Tell()
    {
        await Agree();
        await Register();
        await House();
        await new Relief(this, node, telling).Tell();
        await new Neighbourly(this, telling, today).Tell();
        await new Negotiation(node, today, new(Cast.Host, Cast.Proposer, Cast.Neighbour, Cast.Unhcr)).Tell();
        telling.Say("Two processes of talks: the groups of the earlier one are brought into the later one.");
    }

    /// <summary>Records as the terminal's person; the step's name makes the command's id.</summary>
    public Task<Recorded> Do<TCommand>(string step, TCommand command)
        where TCommand : ICommand => Do(step, command, Roles.Terminal);

    private Task<Recorded> Do<TCommand>(string step, TCommand command, Caller caller)
        where TCommand : ICommand => node.Journal.Record(command, caller, Id(step));

    internal static Guid Id(string step)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"aman demo {Seed} {step}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    public Family Family(int index) => Families.At(Seed, index, today);

    private async Task Agree()
    {
        foreach (var party in Cast.Parties)
        {
            await Do($"party {party.Id}", party);
        }

        var outline = node.Journal.Read(tables =>
            tables.One<string>($"select outline from places where id = {Cast.Zone}"))!;
        await Do("propose", new ProposeZone(Cast.Zone, "Zaatari", "الزعتري", outline, 80_000,
            "People who lost their homes in Syria", today, null, today.AddMonths(6), Cast.Host, Cast.Unhcr));
        telling.Say("Zone Zaatari is proposed, with its outline, for 80,000 people, to be reviewed in six months.");
        await TryTooEarly();
        await Do("notify", new NotifyParties(Cast.Zone, [.. Cast.Parties.Select(party => party.Id)]));
        await Do("ask", new AskClarification(Cast.Zone, "purpose", Cast.Neighbour, Cast.Question));
        telling.Say($"{Cast.Neighbour} asks: {Cast.Question}");
        await Do("explain", new AnswerClarification(Cast.Zone, "purpose", Cast.Proposer, Cast.Explanation));
        telling.Say($"{Cast.Proposer} answers: {Cast.Explanation}");
        foreach (var answer in Cast.Answers)
        {
            await Do($"answer {answer.Party}", answer, await Liaison.Of(node.Journal, answer.Party, Cast.Zone));
            telling.Say($"{answer.Party} {answer.Answer}: {answer.Text}");
        }

        await Control();
        await Do("open", new OpenZone(Cast.Zone));
        telling.Say($"Zone Zaatari is {node.Journal.Read(tables => ZoneLife.Of(tables, Cast.Zone)).State.Word()}.");
    }

    // A commission with free access (Annex I, art. 8), evidence, and what the map can measure.
    private async Task Control()
    {
        await Do("member", new NameMember(Cast.Zone, "red-cross", Cast.RedCross, "Head of Delegation"));
        await Do("evidence", new RecordEvidence(Cast.Zone, "4d", Cast.Host, "No front is within a day's drive."));
        await Do("measure", new MeasureRequirement(Cast.Zone, Requirements.ThinlyPopulated));
        await Do("visit", new RecordVisit(Cast.Zone, Cast.RedCross, "All districts were seen.", FreeAccess: true));
        foreach (var (code, words) in Cast.Findings)
        {
            await Do($"finding {code}", new RecordFinding(Cast.Zone, code, Findings.Met, Cast.RedCross, words));
        }

        telling.Say(
            $"A commission visits and finds {Cast.Findings.Count} of {Requirements.All.Count} requirements met.");
    }

    // A family at the gate before the zone is open: it must be refused, and told what is missing.
    private async Task TryTooEarly()
    {
        if (node.Journal.Read(tables => ZoneLife.Of(tables, Cast.Zone)).Opened)
        {
            return;
        }

        try
        {
            await Do("too early", Registration(0));
            throw new InvalidOperationException("A family was registered in a zone that is not open.");
        }
        catch (Refused refused) when (refused.Code == "zone-not-open")
        {
            telling.Say($"A family comes too early and is refused. {refused.Message}");
        }
    }

    private async Task Register()
    {
        var known = node.Journal.Read(tables => tables.Query<string>(
            $"select id from households where zone = {Cast.Zone}")).ToHashSet(StringComparer.Ordinal);
        await telling.Each("Registering households", Families.Households, async index =>
        {
            var registration = Registration(index);
            if (!known.Contains(registration.Household))
            {
                await Do($"register {registration.Household}", registration);
            }
        });
    }

    private async Task House()
    {
        var housed = node.Journal.Read(tables => tables.Query<string>(
            $"select household from stays where zone = {Cast.Zone} and plot <> ''")).ToHashSet(StringComparer.Ordinal);
        var (own, shared) = Plots();
        await telling.Each("Giving them plots", Families.Households, async index =>
        {
            var family = Family(index);
            if (housed.Contains(family.Id))
            {
                return;
            }

            await Do($"arrive {family.Id}",
                new RecordArrival(Cast.Zone, family.Id, family.Persons.Count, family.OriginAdmin1));
            var share = index >= own.Count;
            var plot = share ? shared[(int)((index - own.Count) * 29L % shared.Count)] : own[index];
            await Do($"house {family.Id}", new AssignShelter(Cast.Zone, family.Id, plot, share));
        });
    }

    // As in many camps: the old districts by the gate are crowded and families share plots there, while in the newer
    // blocks up to a fifth of the plots are free.
    private (List<string> Own, List<string> Shared) Plots()
    {
        var plots = node.Journal.Read(tables => tables.Query<(string Id, string Block, string District)>($"""
            select p.id, b.id, d.id from places p join places b on b.id = p.parent join places d on d.id = b.parent
            where p.kind = 'shelter' and d.parent = {Cast.Zone} order by p.id
            """));
        bool IsOld(string district) => district.EndsWith("/D1", StringComparison.Ordinal)
            || district.EndsWith("/D2", StringComparison.Ordinal)
            || district.EndsWith("/D12", StringComparison.Ordinal);
        var own = plots.GroupBy(plot => plot.Block).SelectMany((block, at) => block.Where((plot, place) =>
            IsOld(plot.District) || place % 100 >= Draw.For(Seed, at).Below(FreePercentMax)));
        var old = plots.Where(plot => IsOld(plot.District));
        return ([.. own.Select(plot => plot.Id)], [.. old.Select(plot => plot.Id)]);
    }

    private RegisterHousehold Registration(int index)
    {
        var family = Family(index);
        return new(Cast.Zone, family.Id, family.OriginAdmin1, today, family.Persons);
    }

    // The day the story began, so that a second run on a later day says the same.
    private static DateOnly? FirstDay(Node node) => node.Journal.Read(tables => tables.One<long?>(
        $"select min(at) from entries where scope = {Cast.Zone}")) is { } at
        ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(at >> 16).UtcDateTime) : null;
}
