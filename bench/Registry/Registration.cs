using System.Globalization;
using Aman.App.Demo;

namespace Aman.Registries;

/// <summary>A person as one office wrote them down once, with what is true about it in the last four.</summary>
public sealed record Entry
{
    public required string Id { get; init; }
    public string Name { get; init; } = "";
    public string Given { get; init; } = "";
    public string Father { get; init; } = "";
    public string Grandfather { get; init; } = "";
    public string Family { get; init; } = "";
    public string Mother { get; init; } = "";

    /// <summary>1987-03-12, 1987 or empty.</summary>
    public string Birth { get; init; } = "";
    public string Sex { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Document { get; init; } = "";
    public string Household { get; init; } = "";

    /// <summary>The person; the same in every registration.</summary>
    public required string Cluster { get; init; }
    public string Culture { get; init; } = "";
    public string Habit { get; init; } = "";

    /// <summary>What happened to this record, separated by spaces.</summary>
    public string Slips { get; init; } = "";

    public string Script => Habit switch { "arabic" => "arabic", "russian" => "cyrillic", _ => "latin" };
}

/// <summary>One family at one office at one time: all its members are written in much the same way.</summary>
internal sealed class Registration
{
    // By culture: arabic, english, french, german, turkish, scholarly, kurdish, russian.
    private static readonly int[][] HabitWeights =
    [
        [600, 200, 60, 40, 55, 10, 0, 35], [380, 220, 20, 60, 140, 5, 160, 15], [60, 180, 30, 130, 560, 5, 0, 35],
        [560, 230, 40, 80, 30, 20, 0, 40], [60, 220, 50, 90, 30, 20, 0, 530],
    ];
    private static readonly Habit[] Habits =
    [
        Habit.ArabicHand, Habit.English, Habit.French, Habit.German, Habit.Turkish, Habit.Scholarly, Habit.Kurdish,
        Habit.Cyrillic,
    ];

    private readonly Rates rates;
    private readonly ulong seed;
    private readonly Family family;
    private readonly int time;
    private readonly Habit habit;
    private readonly string phone;
    private readonly bool capitals, arabicDigits, later;

    public Registration(Rates rates, ulong seed, Family family, int time)
    {
        (this.rates, this.seed, this.family, this.time) = (rates, seed, family, time);
        var draw = Draw.For(unchecked(seed + ((ulong)(time + 1) * 7919)), family.Index);
        habit = Habits[draw.Weighted(HabitWeights[(int)family.Culture])];
        later = time > 0;
        phone = draw.Chance(rates.PhoneMissing) ? "" : later && draw.Chance(rates.PhoneChanged)
            ? "+96270" + draw.Below(10_000_000).ToString("D7", CultureInfo.InvariantCulture) : family.Phone;
        capitals = habit.Script != "arabic" && draw.Chance(150);
        arabicDigits = habit.Script == "arabic" && draw.Chance(250);
    }

    public Entry Write(int at)
    {
        var member = family.Members[at];
        var writing = new Writing(rates, new(seed ^ Key(at, time)), family.Culture, habit);
        var names = writing.Names(member, later);
        if (capitals)
        {
            for (var part = 0; part < names.Length; part++)
                names[part] = names[part].ToUpperInvariant();
        }

        var oneField = writing.OneField();
        var birth = writing.Birth(member);
        var entry = new Entry
        {
            Id = Text(~Key(at, time)), Cluster = Text(Key(at, -1)),
            Name = oneField ? writing.Joined(names) : "",
            Given = oneField ? "" : names[0], Father = oneField ? "" : names[1], Grandfather = oneField ? "" : names[2],
            Family = oneField ? "" : names[3], Mother = names[4],
            Birth = arabicDigits ? Arabic(birth) : birth,
            Sex = writing.Sex(member), Phone = Digits(writing.Phone(phone)),
            Document = Digits(writing.Document(member, family.Book)), Household = Text(Key(-1, time)),
            Culture = family.Culture.ToString().ToLowerInvariant(), Habit = writing.Habit.Name,
        };
        return entry with { Slips = string.Join(' ', writing.Slipped) };
    }

    private string Digits(string number) => arabicDigits ? Arabic(number) : number;

    private static string Arabic(string number) =>
        string.Concat(number.Select(digit => char.IsAsciiDigit(digit) ? (char)(digit - '0' + '٠') : digit));

    private ulong Key(int at, int when)
    {
        var draw = Draw.For(unchecked((seed * 31) + ((ulong)(at + 2) * 1_000_003) + (ulong)(when + 2)), family.Index);
        return draw.Next();
    }

    private static string Text(ulong key) => key.ToString("x16", CultureInfo.InvariantCulture)[..14];
}
