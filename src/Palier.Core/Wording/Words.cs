using System.Text;
using System.Text.Json;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Wording;

/// <summary>
/// The sentences of one language, by key. A sentence names its figures in braces: <c>{window}</c>; a number that decides
/// between singular and plural gives both: <c>{lines|one line|# lines}</c>.
/// </summary>
public sealed class Words
{
    private readonly Dictionary<string, string> _sentences;

    private readonly bool _withSigns;

    private Words(Language language, Dictionary<string, string> sentences, bool withSigns)
    {
        (Language, _sentences, _withSigns) = (language, sentences, withSigns);
        OnPages = withSigns ? this : new Words(language, sentences, withSigns: true);
    }

    public static Words English { get; } = new(Language.English, Load("en"), withSigns: false);

    public static Words French { get; } = new(Language.French, Load("fr"), withSigns: false);

    public Language Language { get; }

    /// <summary>The same sentences with money as pages write it: every amount with the sign of its currency.</summary>
    public Words OnPages { get; }

    public IReadOnlyDictionary<string, string> Sentences => _sentences;

    public static Words In(Language language) => language.Code == "fr" ? French : English;

    /// <summary>A reason as one line, without its result and clause.</summary>
    public string Line(Reason reason, Programme? programme) =>
        Fill(Sentence(reason.Kind), name => reason[name] is { } arg ? (Text(arg, programme), NumberIn(arg)) : null);

    /// <summary>What a reason comes to: an amount, a figure, met or not met; empty for a remark.</summary>
    public string Result(Reason reason) => reason.Result switch
    {
        null => "",
        Arg.Verdict v => Sentence(v.Met ? "phrase.met" : "phrase.not_met"),
        { } arg => Text(arg, null),
    };

    /// <summary>A figure of a reason in words.</summary>
    public string Text(Arg arg, Programme? programme) => arg switch
    {
        Arg.Figure f => f.Unit switch
        {
            Unit.Percent => Language.Percent(f.Value),
            Unit.Money => _withSigns ? Language.OnPage(f.Value, f.Currency, f.Currency.Decimals) : Language.Bare(f.Value, f.Currency),
            _ => Language.Number(f.Value),
        },
        Arg.Amount a => _withSigns ? Language.OnPage(a.Value) : Language.Money(a.Value),
        Arg.Number n => Language.Number(n.Value),
        Arg.Day d => Language.Day(d.Value),
        Arg.Span s => Language.Span(s.Value),
        Arg.Name n => Titled(n.Value, programme),
        Arg.Word w => w.Value,
        Arg.Text t => new LocalText(t.Value).In(Language.Code),
        Arg.Phrase p => Sentence($"phrase.{p.Key}"),
        Arg.Verdict v => Sentence(v.Met ? "phrase.met" : "phrase.not_met"),
        _ => Sentence("phrase.no_figure"),
    };

    /// <summary>A finding as a line: where, how much it weighs, its code and its sentence.</summary>
    public string Finding(Mistake found) => $"{found.Place}: {SeverityOf(found)} {found.Code} {Mistake(found)}";

    /// <summary>How much a finding weighs, in a word.</summary>
    public string SeverityOf(Mistake found) =>
        Sentence(found.Severity switch { Severity.Warning => "severity.warning", Severity.Question => "severity.question", _ => "severity.error" });

    /// <summary>A mistake in a text as one sentence.</summary>
    public string Mistake(Mistake mistake) =>
        Fill(Sentence(mistake.Sentence), name => mistake.Figures.TryGetValue(name, out var value) ? (Worded(name, value), null) : null);

    // What would fit is a phrase in English, which other languages translate as a whole; what stands there is shown as it is.
    private string Worded(string name, string value) =>
        _sentences.GetValueOrDefault($"{name}.{value}") ?? (name == "value" ? value : _sentences.GetValueOrDefault($"unit.{value}", value));

    /// <summary>A sentence by its key, with figures by name.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> figures)
    {
        var all = figures.ToArray();
        return Fill(Sentence(key), name =>
        {
            foreach (var (n, value) in all)
            {
                if (n == name)
                {
                    return (value, decimal.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) ? Rational.Of(number) : null);
                }
            }

            return null;
        });
    }

    /// <summary>What a name reads as: the title the programme gives it; words and levels that it does not name stand as they are.</summary>
    public string Titled(string name, Programme? programme)
    {
        if (_sentences.TryGetValue($"name.{name}", out var known))
        {
            return known;
        }

        return programme?.Names(name) == true ? programme.TitleOf(name).In(Language.Code) : name;
    }

    /// <summary>What a field of a fact reads as.</summary>
    public string FieldTitle(string field) => _sentences.TryGetValue($"field.{field}", out var title) ? title : field;

    /// <summary>An amount as a programme's text states it: whole where it is whole.</summary>
    public string Stated(Rational value, Currency currency) => _withSigns
        ? Language.OnPage(value, currency, value.IsWhole ? 0 : currency.Decimals)
        : $"{Language.Number(value, 0, 4)}\u00a0{currency.Code}";

    private static Rational? NumberIn(Arg arg) => arg switch
    {
        Arg.Number n => n.Value,
        Arg.Figure f => f.Value,
        _ => null,
    };

    private static Dictionary<string, string> Load(string language)
    {
        // A file for reasons and phrases, and one for each part of the product: en.json, en.money.json.
        var sentences = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in typeof(Words).Assembly.GetManifestResourceNames().Where(n => n.StartsWith($"Palier.Core.Wording.{language}.", StringComparison.Ordinal)))
        {
            using var stream = typeof(Words).Assembly.GetManifestResourceStream(part)!;
            foreach (var (key, sentence) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
            {
                sentences.Add(key, sentence);
            }
        }

        return sentences;
    }

    private string Sentence(string key) => _sentences.TryGetValue(key, out var sentence)
        ? sentence
        : throw new InvalidOperationException($"no sentence {key} in {Language.Code}");

    // What is counted is grouped like every figure; what is only named by its number is not.
    private string Counted(string text, Rational? number) => number is { } n && text.All(char.IsAsciiDigit) ? Language.Number(n) : text;

    private string Fill(string sentence, Func<string, (string Text, Rational? Number)?> figure)
    {
        var text = new StringBuilder();
        var at = 0;
        while (at < sentence.Length)
        {
            var open = sentence.IndexOf('{', at);
            if (open < 0)
            {
                break;
            }

            var close = sentence.IndexOf('}', open);
            text.Append(sentence, at, open - at);
            var parts = sentence[(open + 1)..close].Split('|');
            var found = figure(parts[0]) ?? ($"{{{parts[0]}}}", null);
            text.Append(parts.Length == 3
                ? parts[found.Number is { } n && Language.IsSingular(n) ? 1 : 2].Replace("#", Counted(found.Text, found.Number), StringComparison.Ordinal)
                : found.Text);
            at = close + 1;
        }

        return text.Append(sentence, at, sentence.Length - at).ToString();
    }
}
