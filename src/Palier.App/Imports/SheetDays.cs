namespace Palier.App.Imports;

/// <summary>Days in a sheet: figures that a style shows as days.</summary>
internal static class SheetDays
{
    private const int From1900To1904 = 1_462;

    /// <summary>Whether a built-in form shows a day.</summary>
    public static bool Shows(int form) => form is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58;

    /// <summary>Whether a form of one's own shows a day or a time: a letter for one stands outside quotes, brackets and escapes.</summary>
    public static bool Shows(string code)
    {
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"' or '[':
                    var end = code.IndexOf(code[i] == '"' ? '"' : ']', i + 1);
                    i = end < 0 ? code.Length : end;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'd' or 'D' or 'y' or 'Y' or 'm' or 'M' or 'h' or 'H' or 's' or 'S':
                    return true;
                case ';':
                    return false;
            }
        }

        return false;
    }

    /// <summary>The day that a figure stands for; null where it stands for none, as a time alone does.</summary>
    public static DateOnly? Of(double figure, bool isFrom1904)
    {
        var days = Math.Floor(isFrom1904 ? figure + From1900To1904 : figure);
        // Spreadsheets have a 29 February 1900, which never was.
        return days < 1 || days >= 2_958_466 || days == 60 ? null : new DateOnly(1899, 12, 30).AddDays((int)days + (days < 60 ? 1 : 0));
    }
}
