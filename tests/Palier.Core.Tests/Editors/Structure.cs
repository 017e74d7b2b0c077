using System.Collections;
using System.Globalization;
using System.Text;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Tests.Editors;

/// <summary>Everything that something read holds, as one text: types and values, without the places in the text they were read from.</summary>
internal static class Structure
{
    public static string Of(object? thing)
    {
        var text = new StringBuilder();
        Write(thing, text);
        return text.ToString();
    }

    private static void Write(object? thing, StringBuilder text)
    {
        switch (thing)
        {
            case null or string or Enum or bool or DateOnly:
            case not null when thing.GetType().IsPrimitive:
                text.Append(CultureInfo.InvariantCulture, $"{thing};");
                break;
            case IEnumerable all:
                text.Append('[');
                foreach (var one in all)
                {
                    Write(one, text);
                }

                text.Append(']');
                break;
            default:
                WriteProperties(thing, text);
                break;
        }
    }

    private static void WriteProperties(object thing, StringBuilder text)
    {
        var type = thing.GetType();
        text.Append(type.Name).Append('{');
        foreach (var property in type.GetProperties().Where(p => p.GetIndexParameters().Length == 0 && p.PropertyType != typeof(Place) && p.Name is not "Quoted" && !(p.Name == "Text" && p.PropertyType == typeof(MapNode))))
        {
            if (property.GetMethod!.IsStatic)
            {
                continue;
            }

            text.Append(property.Name).Append('=');
            Write(property.GetValue(thing), text);
        }

        foreach (var field in type.GetFields().Where(f => !f.IsStatic))
        {
            Write(field.GetValue(thing), text);
        }

        text.Append('}');
    }
}
