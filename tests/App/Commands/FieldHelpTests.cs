using System.Text.Json;
using Aman.App;
using Aman.App.Commands;
using Aman.Zones;
using Xunit;

namespace Aman.Tests.App.Commands;

public class FieldHelpTests
{
    public static TheoryData<string> Names => [.. ZoneCommand.Commands.Keys];

    [Theory, MemberData(nameof(Names))]
    public void The_example_of_a_command_is_read_as_that_command_and_its_help_names_each_field(string name)
    {
        var type = ZoneCommand.Commands[name];
        var with = System.Text.Json.Nodes.JsonNode.Parse(FieldHelp.Example(type))!.AsObject();
        var help = FieldHelp.Of(name, type);
        foreach (var field in Json.Strict.GetTypeInfo(type).Properties)
        {
            if (field.Name == "zone")
            {
                with["zone"] = "zaatari";
                continue;
            }

            Assert.Contains($"{field.Name} (", help, StringComparison.Ordinal);
        }

        Assert.IsType(type, with.Deserialize(type, Json.Strict));
    }

    [Fact]
    public void The_help_says_what_a_field_holds_and_which_words_it_may_be()
    {
        var help = FieldHelp.Of("propose-zone", typeof(ProposeZone));
        Assert.Contains("outline (GeoJSON, as text)", help, StringComparison.Ordinal);
        Assert.Contains("capacity (number)", help, StringComparison.Ordinal);
        Assert.Contains("until (day, yyyy-MM-dd; may be left out)", help, StringComparison.Ordinal);
        Assert.Contains("aman zone propose-zone --zone ZONE --with '{\"", help, StringComparison.Ordinal);
        help = FieldHelp.Of("record-party", typeof(RecordParty));
        Assert.Contains($"kind (one of {string.Join(", ", PartyKinds.All)})", help, StringComparison.Ordinal);
        Assert.DoesNotContain("--zone", help, StringComparison.Ordinal);
    }
}
