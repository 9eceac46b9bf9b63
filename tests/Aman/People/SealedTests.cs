using System.Text.Json;
using Aman.Access;
using Aman.People;
using Xunit;

namespace Aman.Tests.Topics.People;

public class SealedTests
{
    private static readonly SealedField Name = new("test/1", "name");

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_is_sealed_opens_again_in_every_script(string engine)
    {
        await using var node = Engines.Node(engine);
        foreach (var name in new[] { "Salma al-Hourani", "سلمى الحوراني", "Сальма Хаурани", "Şengül Ilgın", "", "🕊" })
            Assert.Equal(name, Seal(node, "p1", name).Open(node.Keys, "p1", Name));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task It_opens_for_no_other_person_no_other_field_and_no_other_kind_of_fact(string engine)
    {
        await using var node = Engines.Node(engine);
        var text = Seal(node, "p1", "Salma");
        Seal(node, "p2", "Huda");

        Refuses(() => text.Open(node.Keys, "p2", Name));
        Refuses(() => text.Open(node.Keys, "p1", Name with { Name = "notes" }));
        Refuses(() => text.Open(node.Keys, "p1", Name with { Fact = "test/2" }));
        Assert.Null(text.Open(node.Keys, "p3", Name));
        Assert.Null(text.Open(node.Keys, "p1", Name with { Needs = true }));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_altered_byte_is_found(string engine)
    {
        await using var node = Engines.Node(engine);
        var whole = Convert.FromBase64String(Seal(node, "p1", "Salma").Text);
        for (var at = 0; at < whole.Length; at++)
        {
            var altered = (byte[])whole.Clone();
            altered[at] ^= 1;
            Refuses(() => new Sealed<string>(Convert.ToBase64String(altered)).Open(node.Keys, "p1", Name));
        }

        Refuses(() => new Sealed<string>(Convert.ToBase64String(whole[..^1])).Open(node.Keys, "p1", Name));
        Refuses(() => new Sealed<string>("").Open(node.Keys, "p1", Name));
        Refuses(() => new Sealed<string>("not base64").Open(node.Keys, "p1", Name));
    }

    [Fact]
    public async Task One_name_sealed_twice_looks_different_and_short_and_long_names_look_alike()
    {
        await using var node = Engines.Node("sqlite");

        Assert.NotEqual(Seal(node, "p1", "Salma").Text, Seal(node, "p1", "Salma").Text);
        Assert.Equal(
            Seal(node, "p1", "Ali").Text.Length, Seal(node, "p1", "Abdul Rahman Muhammad al-Mahmoud").Text.Length);
    }

    [Fact]
    public async Task A_locked_node_opens_nothing_and_an_unlocked_one_opens_again()
    {
        await using var node = Engines.Node("sqlite");
        var text = Seal(node, "p1", "Salma");

        node.Keys.Lock();
        Assert.Equal("node-locked", Assert.Throws<Refused>(() => text.Open(node.Keys, "p1", Name)).Code);
        node.Keys.Unlock("only for tests");
        Assert.Equal("Salma", text.Open(node.Keys, "p1", Name));
    }

    [Fact]
    public async Task In_JSON_it_is_one_string()
    {
        await using var node = Engines.Node("sqlite");
        var text = Seal(node, "p1", "Salma");

        var json = JsonSerializer.Serialize(text);
        Assert.Equal($"\"{text.Text}\"", json.Replace("\\u002B", "+", StringComparison.Ordinal));
        Assert.Equal(text, JsonSerializer.Deserialize<Sealed<string>>(JsonSerializer.Serialize(text)));
    }

    private static Sealed<string> Seal(Node node, string person, string value) =>
        node.Database.Transact(tables => Sealed.Seal(tables, "zaatari", person, Name, value), node.Keys);

    private static void Refuses(Action open) => Assert.Equal("sealed-altered", Assert.Throws<Refused>(open).Code);
}
