using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Aman;

/// <summary>An interpolated string as SQL: every hole becomes a bound parameter, so nothing can be injected.
/// A list becomes <c>($1, $2, …)</c>, its last value again and again up to 1, 2, 4, 8 … of them, so that lists of all
/// lengths are few statements; enums and other values go as text, whole numbers and truths as bigint.</summary>
[InterpolatedStringHandler]
public ref struct Sql(int literalLength, int formattedCount)
{
    private readonly List<object?> values = new(formattedCount);
    private DefaultInterpolatedStringHandler text = new(literalLength, formattedCount, CultureInfo.InvariantCulture);

    public readonly ReadOnlySpan<char> Text => text.Text;

    public readonly List<object?> Values => values;

    /// <summary>Gives the text's memory back; nothing of this is used any more.</summary>
    internal void Clear() => text.Clear();

    public void AppendLiteral(string literal) => text.AppendLiteral(literal);

    public void AppendFormatted<T>(T value)
    {
        if (value is IReadOnlyList<string> list)
        {
            // A List or an array binds here, not to the overload below.
            AppendFormatted(list);
            return;
        }

        values.Add(value switch
        {
            null => null,
            string or long or double => value,
            int number => (long)number,
            bool truth => truth ? 1L : 0L,
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        });
        text.AppendLiteral("$");
        text.AppendFormatted(values.Count);
    }

    public void AppendFormatted(IReadOnlyList<string> list)
    {
        // A list longer than this is asked seldom, and an engine takes no more than so many values.
        var slots = list.Count > 1_024 ? list.Count : (int)BitOperations.RoundUpToPowerOf2((uint)list.Count);
        for (var index = 0; index < slots; index++)
        {
            AppendLiteral(index == 0 ? "(" : ", ");
            AppendFormatted(list[Math.Min(index, list.Count - 1)]);
        }

        AppendLiteral(list.Count == 0 ? "(null)" : ")");
    }
}
