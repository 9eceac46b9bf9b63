using Aman.People;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>Whose data is kept longer than it should be, and who was erased?</summary>
[Needs(Erasures.Permission)]
public sealed class ErasureModel(Node node, InView inView, TimeProvider time) : Face(node, inView)
{
    private const string Here = "/erasure";

    public DueForErasure Due { get; private set; } = new(null, 0, []);

    public IReadOnlyList<ErasedCount> Erased { get; private set; } = [];

    /// <summary>Those who left earliest first, a household at a time.</summary>
    public IEnumerable<IGrouping<string, DuePerson>> Households => Due.Persons.GroupBy(one => one.Household);

    public void OnGet() => Show();

    public Task<IActionResult> OnPostRule(int days) => Record(new SetRetention(Zone?.Id ?? "", days), Here);

    /// <summary>Erases of the chosen households whoever is due now; who came back meanwhile is not.</summary>
    public Task<IActionResult> OnPostErase(string[] households, bool sure)
    {
        Show();
        return Record(new ErasePersons(Zone?.Id ?? "", !sure ? [] : [.. Due.Persons
            .Where(one => households.Contains(one.Household, StringComparer.Ordinal)).Select(one => one.Person)],
            ErasureGrounds.Retention), Here);
    }

    protected override void Show() => (Due, Erased) = Read(Erasures.Permission, tables => (
        DueForErasure.Of(tables, Zone?.Id ?? "", time.GetUtcNow().ToUnixTimeMilliseconds()),
        Erasures.Of(tables, Zone?.Id ?? "")));
}
