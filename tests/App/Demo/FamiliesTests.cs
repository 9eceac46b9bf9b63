using System.Security.Cryptography;
using System.Text.Json;
using Aman.App.Demo;
using Aman.People;
using Xunit;

namespace Aman.Tests.App.Demo;

public class FamiliesTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Lazy<List<Family>> Camp = new(() => [.. Families.All(7, Today)]);

    [Fact]
    public void The_camp_has_the_size_and_the_age_profile_of_UNHCRs_fact_sheet()
    {
        var persons = Camp.Value.SelectMany(family => family.Persons).ToList();
        double Share(string group) =>
            100.0 * persons.Count(person => AgeGroups.Of(person.Birth, Today) == group) / persons.Count;

        Assert.Equal(14_130, Camp.Value.Count);
        Assert.InRange(persons.Count, 79_000, 81_000);
        Assert.InRange(Share("0-4"), 17.9, 19.9);
        Assert.InRange(Share("5-11"), 20.3, 23.3);
        Assert.InRange(Share("12-17"), 13.0, 16.0);
        Assert.InRange(Share("18-59"), 41.2, 43.2);
        Assert.InRange(Share("60+"), 2.2, 3.2);
    }

    [Fact]
    public void Three_in_ten_heads_are_women_and_four_in_five_families_come_from_Daraa()
    {
        var heads = Camp.Value.Select(family => family.Persons[0]).ToList();

        Assert.All(heads, head => Assert.Equal(Relations.Head, head.Relation));
        Assert.InRange(heads.Count(head => head.Sex == Sexes.Female) / 14_130.0, 0.28, 0.32);
        Assert.InRange(Camp.Value.Count(family => family.OriginAdmin1 == "SY12") / 14_130.0, 0.78, 0.82);
    }

    [Fact]
    public void Family_i_is_drawn_alone_as_it_is_drawn_in_the_row()
    {
        foreach (var index in new[] { 0, 1, 4_711, 14_129 })
            Assert.Equal(JsonSerializer.Serialize(Camp.Value[index]),
                JsonSerializer.Serialize(Families.At(7, index, Today)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_families_for_ever()
    {
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Families.All(7, Today, 200)));

        Assert.Equal("0C032EEDE05C4D0A", Convert.ToHexString(hash)[..16]);
    }

    [Fact]
    public void Ids_are_unique_UUIDs_of_version_8()
    {
        var ids = Camp.Value
            .SelectMany(family => family.Persons.Select(person => person.Id).Append(family.Id)).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal(8, Guid.Parse(id).Version));
    }

    [Fact]
    public void Children_bear_their_fathers_and_grandfathers_names_and_all_are_born_before_today()
    {
        foreach (var family in Camp.Value)
        {
            var father = family.Persons.FirstOrDefault(person =>
                person.Sex == Sexes.Male && person.Relation is (Relations.Head or Relations.Spouse));
            var children = family.Persons.Where(person => person.Relation == Relations.Child).ToList();
            foreach (var child in children.Where(_ => father is not null))
            {
                Assert.Equal(father!.Names.Arabic!.Given, child.Names.Arabic!.Father);
                Assert.Equal(father.Names.Arabic.Father, child.Names.Arabic.Grandfather);
                Assert.Equal(father.Names.Latin!.Family, child.Names.Latin!.Family);
            }
            Assert.Equal(children.Count, children.Select(child => child.Names.Arabic!.Given).Distinct().Count());
            Assert.All(family.Persons, person => Assert.True(person.Birth!.Earliest <= Today));
        }
    }
}
