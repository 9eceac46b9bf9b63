using System.Globalization;
using System.Runtime.CompilerServices;

namespace Aman;

/// <summary>An interpolated string as SQL: every hole becomes a bound parameter, so nothing can be injected.
/// A list becomes <c>($1, $2, …)</c>; enums and other values go as text, whole numbers and truths as bigint.</summary>
[InterpolatedStringHandler]
public ref struct Sql(int literalLength, int formattedCount)
{
    private char[] text = new char[literalLength + (formattedCount * 4)];
    private object?[] values = new object?[formattedCount];
    private int length;
    private int count;

    public readonly ReadOnlySpan<char> Text => text.AsSpan(0, length);

    public readonly ReadOnlySpan<object?> Values => values.AsSpan(0, count);

    public void AppendLiteral(string literal)
    {
        Reserve(literal.Length);
        literal.CopyTo(text.AsSpan(length));
        length += literal.Length;
    }

    public void AppendFormatted<T>(T value)
    {
        if (value is IReadOnlyList<string> list)
        {
            // A List or an array binds here, not to the overload below.
            AppendFormatted(list);
            return;
        }

        Reserve(8);
        if (count == values.Length)
        {
            Array.Resize(ref values, (count * 2) + 4);
        }

        values[count++] = value switch
        {
            null => null,
            string or long or double => value,
            int number => (long)number,
            bool truth => truth ? 1L : 0L,
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
        text[length++] = '$';
        count.TryFormat(text.AsSpan(length), out var written, provider: CultureInfo.InvariantCulture);
        length += written;
    }

    public void AppendFormatted(IReadOnlyList<string> list)
    {
        AppendLiteral("(");
        foreach (var (index, value) in list.Index())
        {
            AppendLiteral(index == 0 ? "" : ", ");
            AppendFormatted(value);
        }

        AppendLiteral(list.Count == 0 ? "null)" : ")");
    }

    private void Reserve(int more)
    {
        if (length + more > text.Length)
        {
            Array.Resize(ref text, (length + more) * 2);
        }
    }
}
