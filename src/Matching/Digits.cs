using System.Globalization;
using System.Text;

namespace Aman.Matching;

/// <summary>Digits of every script as 0-9.</summary>
public static class Digits
{
    public static string ToAscii(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var digit = CharUnicodeInfo.GetDecimalDigitValue(letter);
            if (digit >= 0)
                result.Append((char)('0' + digit));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.Format)
                result.Append(letter);
        }

        return result.ToString();
    }
}
