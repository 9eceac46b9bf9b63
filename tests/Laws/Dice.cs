using System.Collections;
using System.Reflection;

namespace Aman.Tests.Laws;

/// <summary>A seeded source of chance. Texts come from one small pool, so that facts of all kinds and chains meet on
/// the same rows.</summary>
public sealed class Dice(int seed)
{
    private static readonly string[] Pool = ["a", "b", "c", "د"];
    private readonly Random random = new(seed);

    /// <summary>True draws every field, also those that may be left out.</summary>
    public bool Whole { get; init; }

    public int Next(int below) => random.Next(below);

    public bool Coin() => random.Next(2) == 0;

    public T Of<T>(params IReadOnlyList<T> pool) => pool[random.Next(pool.Count)];

    public string Text() => Of(Pool);

    public IReadOnlyList<T> List<T>(Func<T> draw) =>
        Enumerable.Range(0, 1 + random.Next(3)).Select(_ => draw()).ToList();

    /// <summary>A record with every field drawn; <paramref name="given"/> says otherwise for fields by name, at any
    /// depth.</summary>
    public T Make<T>(params IReadOnlyList<(string Field, object? Value)> given) => (T)Make(typeof(T), given)!;

    private object? Make(Type type, IReadOnlyList<(string Field, object? Value)> given)
    {
        var made = type.GetConstructors().MaxBy(one => one.GetParameters().Length)
            ?? throw new NotSupportedException($"Say how to draw a {type.Name} in tests/Laws/Dice.cs.");
        return made.Invoke([.. made.GetParameters().Select(one => Field(one, given))]);
    }

    private object? Field(ParameterInfo field, IReadOnlyList<(string Field, object? Value)> given)
    {
        if (given.FirstOrDefault(one => one.Field == field.Name) is { Field: not null } said)
        {
            return said.Value;
        }

        var nullable = Nullable.GetUnderlyingType(field.ParameterType) is not null
            || new NullabilityInfoContext().Create(field).ReadState == NullabilityState.Nullable;
        return nullable && !Whole && Coin() ? null : Value(Nullable.GetUnderlyingType(field.ParameterType)
            ?? field.ParameterType, given);
    }

    private object? Value(Type type, IReadOnlyList<(string Field, object? Value)> given)
    {
        if (type == typeof(string))
        {
            return Text();
        }

        if (type.IsPrimitive)
        {
            return Convert.ChangeType(type == typeof(bool) ? random.Next(2) : random.Next(1, 9), type,
                System.Globalization.CultureInfo.InvariantCulture);
        }

        if (type == typeof(DateOnly))
        {
            return new DateOnly(2026, 1, 1).AddDays(random.Next(9));
        }

        if (type.IsEnum)
        {
            return Of(Enum.GetValues(type).Cast<object>().ToList());
        }

        if (type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)))
        {
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(type.GenericTypeArguments[0]))!;
            foreach (var _ in List(Text))
            {
                list.Add(Value(type.GenericTypeArguments[0], given));
            }

            return list;
        }

        return Make(type, given);
    }
}
