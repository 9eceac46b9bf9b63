using Aman.People;
using Aman.Shelter;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>The life of a household, as forms of its page: each is one command.</summary>
public sealed partial class HouseholdModel
{
    /// <summary>The opened history of one person; null before somebody gave a reason.</summary>
    public IReadOnlyList<FieldOnce>? History { get; private set; }

    public async Task<IActionResult> OnPostHistory(string person, string reason)
    {
        var open = new OpenHistory(Zone?.Id ?? "", Id, person, reason);
        return await Tried(async () =>
        {
            await Node.Journal.Record(open, Caller, Command);
            History = open.Opened;
            Show();
            return Page();
        });
    }

    /// <summary>A value of any field, in words.</summary>
    public static string Written(Texts texts, object? value) => value switch
    {
        null => "–",
        BirthDate birth => texts.Birth(birth),
        NameParts parts => string.Join(' ', parts.All.Where(part => !string.IsNullOrEmpty(part))),
        IReadOnlyList<string> list => string.Join(", ", list),
        IReadOnlyList<IdentityDocument> papers => string.Join(", ",
            papers.Select(paper => $"{texts.Of("document", paper.Kind)} {paper.Number}")),
        DateOnly day => texts.Day(day),
        byte[] => texts["field.photo"],
        string text => texts.Of("relation", text) is var relation && relation != text ? relation
            : texts.Of("sex.one", text),
        _ => "–",
    };

    public Task<IActionResult> OnPostAdd(TypedPerson person, string why, DateOnly on) => Tried(() =>
    {
        var typed = TypedFamily.Read([person], on, _ => Command.ToString("D")) is [var one] ? one
            : throw new Refused("household-field", "The new person: the name is missing. Write at least one.");
        return Record(new AddMember(Zone?.Id ?? "", Id, typed, why, on), Here);
    });

    public Task<IActionResult> OnPostDeath(string person, DateOnly? on, string? head) =>
        Record(new RecordDeath(Zone?.Id ?? "", Id, person, on, Text(head)), Here);

    public Task<IActionResult> OnPostHead(string person) =>
        Record(new ChooseHead(Zone?.Id ?? "", Id, person), Here);

    public Task<IActionResult> OnPostSplit(List<string> persons, string head, string? stays, DateOnly on) =>
        Record(new SplitHousehold(Zone?.Id ?? "", Id, Command.ToString("D"), persons, head, on, Text(stays)), Here);

    public Task<IActionResult> OnPostMerge(string joining) => Tried(() =>
        Record(new MergeHouseholds(Zone?.Id ?? "", Id, HouseholdOf(joining)), Here));

    public Task<IActionResult> OnPostMove(string person, string to, string relation, string? stays) => Tried(() =>
        Record(new MovePerson(Zone?.Id ?? "", Id, person, HouseholdOf(to), relation, Text(stays)), Here));

    public Task<IActionResult> OnPostTransfer(string to) =>
        Record(new TransferHousehold(Zone?.Id ?? "", Id, to.Trim()), "/people");

    public Task<IActionResult> OnPostLeave(string? destination, bool? voluntary) =>
        Record(new DepartHousehold(Zone?.Id ?? "", Id, destination, voluntary), Here);

    public Task<IActionResult> OnPostArrive(long people, bool unregistered)
    {
        (Came, Unregistered) = (people, unregistered);
        return Record(new RecordArrival(Zone?.Id ?? "", Id, people, Unregistered: unregistered), Here);
    }

    /// <summary>What was typed of an arrival that was refused.</summary>
    public long? Came { get; private set; }

    public bool Unregistered { get; private set; }

    public Task<IActionResult> OnPostErase(List<string> persons, string ground, bool sure) =>
        Record(new ErasePersons(Zone?.Id ?? "", sure ? persons : [], ground), Here);

    /// <summary>Only what was typed is changed; an empty field stays as it is.</summary>
    public Task<IActionResult> OnPostCorrect(string person, string? name, string? sex, string? born, string? phone,
        string? origin, DateOnly on) => Tried(() =>
        {
            var parts = NameText.Parse(name);
            var script = NameText.Script(name);
            return Record(
                new CorrectPerson(
                    Zone?.Id ?? "", Id, person, on, Text(sex) is { } other ? new(other) : null,
                    Birth: Text(born) is null ? null : new(BirthText.Parse(born, on)),
                    Arabic: parts is not null && script == "arabic" ? new(parts) : null,
                    Latin: parts is not null && script == "latin" ? new(parts) : null,
                    Cyrillic: parts is not null && script == "cyrillic" ? new(parts) : null,
                    Phones: Text(phone) is { } number ? new([number]) : null,
                    Origin: Text(origin) is { } place ? new(place) : null, MotherStays: true),
                Here);
        });

    /// <summary>Takes the photo that was chosen; none at all takes away the one that is kept.</summary>
    public Task<IActionResult> OnPostPhoto(string person, IFormFile? photo, DateOnly on) => Tried(async () =>
    {
        using var bytes = new MemoryStream();
        if (photo is not null)
            await photo.CopyToAsync(bytes);
        return await Record(
            new CorrectPerson(
                Zone?.Id ?? "", Id, person, on, Photo: new(photo is null ? null : bytes.ToArray())),
            Here);
    });

    public DateOnly Today => HttpContext.RequestServices.GetRequiredService<TimeProvider>().Today();

    private string Here => $"/households/{Uri.EscapeDataString(Id)}";

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
