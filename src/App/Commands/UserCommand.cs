using System.CommandLine;
using Aman.Access;
using Aman.App.SignIn;

namespace Aman.App.Commands;

/// <summary><c>aman user add | password | mail | list</c>: who may sign in. Passwords are made, printed once, kept
/// hashed.</summary>
public static class UserCommand
{
    private static readonly Argument<string> Login = new("LOGIN") { Description = "Name to sign in with." };
    private static readonly Option<string> Role = new("--role")
    {
        Description = $"One of {string.Join(", ", Roles.All.Keys)}.", Required = true,
    };

    private static readonly Option<string> Organisation = new("--organisation")
    {
        Description = "Organisation or party the user acts for.", Required = true,
    };

    private static readonly Option<string> Zone = new("--zone")
    {
        Description = $"Zone the role holds in; {Entry.World} for all.", DefaultValueFactory = _ => Entry.World,
    };

    public static Command Command() => new("user",
        "Add users, give them new passwords, list them. All but the list need the serving node stopped.")
    {
        Add(), Password(), Mail(), List(), Options.Data, Options.Database,
    };

    private static Command Add()
    {
        var command = new Command("add", "Add a user with a role, or give one more role to a user who is there.")
        {
            Login, Role, Organisation, Zone,
        };
        command.SetAction(async (result, _) =>
        {
            await using var node = Options.Open(result, make: false);
            using var users = new Users(node.Keys.Database, TimeProvider.System);
            var made = await SeedUsers.Make(node, users,
            [
                new(result.GetRequiredValue(Login), result.GetRequiredValue(Role),
                    result.GetRequiredValue(Organisation), result.GetRequiredValue(Zone)),
            ]);
            SeedUsers.Print(made, result.InvocationConfiguration.Output);
            return Exit.Good;
        });
        return command;
    }

    private static Command Password()
    {
        var command = new Command("password", "Give a user a new password, and sign the user out everywhere.")
        {
            Login,
        };
        command.SetAction(async (result, _) =>
        {
            await using var node = Options.Open(result, make: false);
            using var users = new Users(node.Keys.Database, TimeProvider.System);
            var user = await Known(users, result);
            var password = Users.NewPassword();
            await users.SetPassword(user, password);
            await result.InvocationConfiguration.Output.WriteLineAsync($"{user.Login}  {password}");
            return Exit.Good;
        });
        return command;
    }

    private static Command Mail()
    {
        var address = new Argument<string>("ADDRESS")
        {
            Description = "Where notices are mailed to; empty or left out for nowhere.",
            DefaultValueFactory = _ => "",
        };
        var command = new Command("mail", "Set or remove the address that a user's notices are mailed to.")
        {
            Login, address,
        };
        command.SetAction(async (result, _) =>
        {
            await using var node = Options.Open(result, make: false);
            using var users = new Users(node.Keys.Database, TimeProvider.System);
            var user = await Known(users, result);
            users.SetMail(user, result.GetRequiredValue(address));
            await result.InvocationConfiguration.Output.WriteLineAsync(result.GetRequiredValue(address).Length > 0
                ? $"Notices of {user.Login} are mailed." : $"Notices of {user.Login} are not mailed.");
            return Exit.Good;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "List users with their roles. Works while the node is served.");
        command.SetAction(async (result, _) =>
        {
            await using var node = Options.Open(result, make: false, beside: true);
            using var users = new Users(node.Keys.Database, TimeProvider.System);
            foreach (var user in users.All())
            {
                var roles = node.Journal.Read(tables => Roles.Of(tables, user.Id));
                var held = string.Join(", ", roles.Select(one => $"{one.Role} of {one.Organisation} in {one.Zone}"));
                await result.InvocationConfiguration.Output.WriteLineAsync($"{user.Login}  {user.Id}  {held}");
            }

            return Exit.Good;
        });
        return command;
    }

    private static async Task<User> Known(Users users, ParseResult result) =>
        await users.Find(result.GetRequiredValue(Login)) ?? throw new Refused("user-unknown",
            "There is no user of that name. List them with: aman user list");
}
