using System.Text;

namespace Utws.Tests.Commands;

/// <summary>A parser of RFC 4180, written from it alone; a field without anything is null, one of two quotes is empty.</summary>
internal static class CsvParser
{
    public static List<string?[]> Parse(string text)
    {
        List<string?[]> rows = [];
        List<string?> row = [];
        int i = 0;
        while (i < text.Length)
        {
            if (text[i] == '"')
            {
                StringBuilder field = new();
                for (i++; text[i] != '"' || (i + 1 < text.Length && text[i + 1] == '"'); i++)
                {
                    i += text[i] == '"' ? 1 : 0;
                    _ = field.Append(text[i]);
                }

                row.Add(field.ToString());
                i++;
            }
            else
            {
                int end = text.AsSpan(i).IndexOfAny(',', '\n') + i;
                row.Add(end == i ? null : text[i..end]);
                i = end;
            }

            if (text[i++] == '\n')
            {
                rows.Add([.. row]);
                row.Clear();
            }
            else if (text[i] == '\n')
            {
                // A comma and then the line's end: a last field without anything.
                row.Add(item: null);
                rows.Add([.. row]);
                row.Clear();
                i++;
            }
        }

        return rows;
    }
}
