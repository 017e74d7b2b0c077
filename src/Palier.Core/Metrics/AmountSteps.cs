using System.Collections.Immutable;
using System.Numerics;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <summary>Runs the steps of an amount from top to bottom, one line a step.</summary>
/// <param name="figures">The partner's figures.</param>
/// <param name="asking">What asks.</param>
/// <param name="clause">The clause that the amount follows from.</param>
/// <param name="unit">What the amount is: money, points, a threshold.</param>
internal sealed class AmountSteps<TReasons>(Figures<TReasons> figures, Asking asking, string? clause, Unit unit)
    where TReasons : struct, IReasons
{
    private readonly Lookup<TReasons> _lookup = new(figures);
    private readonly ImmutableArray<Reason>.Builder _lines = ImmutableArray.CreateBuilder<Reason>();
    private Rational _running;

    private Currency Currency => figures.Programme.Currency;

    /// <summary>Asked for caps that look beyond this amount: for each thing over a time, or a budget of the programme.</summary>
    public Func<Step.Cap, Rational, Rational, Explained<Rational>>? Wider { get; init; }

    public Explained<Rational> Run(ImmutableArray<Step> steps)
    {
        foreach (var step in steps)
        {
            One(step);
        }

        return new Explained<Rational>(_running, _lines.ToImmutable());
    }

    private Arg.Figure Money(Rational value) => new(value, unit, Currency);

    private void Add(string kind, Rational result, ImmutableArray<Reason> below, params ReadOnlySpan<(string, Arg)> with)
    {
        if (TReasons.Recorded)
        {
            _lines.Add(Reason.Of(kind, clause, Money(result), with) with { Below = below });
        }
    }

    private void One(Step step)
    {
        switch (step)
        {
            case Step.Rate rate:
                Rate(rate);
                break;
            case Step.Each each:
                Each(each);
                break;
            case Step.Fixed f:
                var amount = _lookup.Value(f.Value, At(f));
                _running += amount.Value ?? Rational.Zero;
                Add("fixed", _running, amount.Lines, ("amount", Money(amount.Value ?? Rational.Zero)));
                break;
            case Step.Sum sum:
                Parts(sum.Of, "plus", 1);
                break;
            case Step.Less less:
                Parts(less.Of, "less", -1);
                break;
            case Step.Extreme extreme:
                Extreme(extreme);
                break;
            case Step.Times times:
                Times(times);
                break;
            case Step.Cap cap:
                Cap(cap);
                break;
            case Step.Round round:
                _running = Rounding.To(round.To, _running, round.Mode);
                Add("rounded", _running, [], ("to", new Arg.Number(round.To)), ("mode", new Arg.Phrase(ModeKey(round.Mode))));
                break;
        }
    }

    // A step may say itself which day picks its values.
    private Asking At(Step step) =>
        step.ValueAt is { } at && figures.MomentsOf(asking).Resolve(at) is { } day ? asking with { ValueOn = day } : asking;

    private static string ModeKey(RoundingMode mode) => mode switch
    {
        RoundingMode.HalfUp => "half_up",
        RoundingMode.HalfDown => "half_down",
        RoundingMode.HalfEven => "half_even",
        RoundingMode.Up => "always_up",
        _ => "always_down",
    };

    private void Base(string name, Explained<Quantity?> of)
    {
        if (!TReasons.Recorded || of.Value is not { } value)
        {
            return;
        }

        var shown = new Arg.Figure(value.Value, value.Unit, Currency);
        _lines.Add(Reason.Of("base", figures.Programme.FindMetric(name)?.Ref ?? clause, shown, ("name", new Arg.Name(name))) with { Below = of.Lines });
    }

    private bool HasFigure(string name, Explained<Quantity?> of)
    {
        if (of.Value is null)
        {
            Add("no_base_figure", _running, of.Lines, ("name", new Arg.Name(name)));
        }

        return of.Value is not null;
    }

    private void Rate(Step.Rate step)
    {
        var of = figures.Of(step.Of, asking);
        if (!HasFigure(step.Of, of))
        {
            return;
        }

        Base(step.Of, of);
        Pay(step.Value, of.Value!.Value, "rate", At(step));
    }

    private void Each(Step.Each step)
    {
        var of = figures.Of(step.Of, asking);
        if (!HasFigure(step.Of, of))
        {
            return;
        }

        Base(step.Of, of);
        var value = of.Value!.Value;
        var units = value.Value / step.Per;
        if (step.Full)
        {
            units = Rational.Of(Rounding.ToWhole(units, RoundingMode.Down), BigInteger.One);
        }

        Pay(step.Value, step.Per == Rational.One && !step.Full ? value : value with { Value = units }, "each", At(step));
    }

    // A scale of rates is paid band by band, with a line for each; any other figure is one rate on the whole base.
    private void Pay(Figure figure, Quantity of, string kind, Asking at)
    {
        if (Inside(figure, at) is Figure.Scale inner)
        {
            Pay(inner, of, kind, at);
            return;
        }

        if (figure is not Figure.Scale scale || scale.By is not null || scale.Kind == ScaleKind.Linear)
        {
            var rate = _lookup.Value(figure, at, of);
            PayOne(kind, of, rate);
            return;
        }

        var values = scale.Bands.Select(b => _lookup.Value(b.Value, at, of)).ToList();
        var rates = values.Select(v => v.Value ?? Rational.Zero).ToImmutableArray();
        foreach (var part in BandPayment.Parts(scale, rates, of))
        {
            _running += part.Amount;
            if (TReasons.Recorded)
            {
                Add(part.Until is null ? $"{kind}_band_open" : $"{kind}_band", part.Amount, values[part.Band].Lines,
                    ("from", new Arg.Figure(part.From, of.Unit, Currency)),
                    ("until", part.Until is { } u ? new Arg.Figure(u, of.Unit, Currency) : new Arg.NoFigure()),
                    ("part", new Arg.Figure(part.Part, of.Unit, Currency)),
                    ("rate", RateArg(kind, part.Rate)));
            }
        }
    }

    // The scale that tables and histories lead to, one in the other; null where they lead to none, or there are none.
    private Figure? Inside(Figure figure, Asking at) => figure switch
    {
        Figure.Table table when _lookup.RowOf(table, at) is { } row => Inside(row, at) ?? row,
        Figure.History history when history.Entries.On(at.ValueOn) is { } entry => Inside(entry.Value, at) ?? entry.Value,
        _ => null,
    };

    private void PayOne(string kind, Quantity of, Explained<Rational?> rate)
    {
        var value = rate.Value ?? Rational.Zero;
        _running += of.Value * value;
        Add(kind, of.Value * value, rate.Lines, ("part", new Arg.Figure(of.Value, of.Unit, Currency)), ("rate", RateArg(kind, value)));
    }

    private Arg.Figure RateArg(string kind, Rational value) =>
        kind == "rate" ? new Arg.Figure(value, Unit.Percent, Currency) : Money(value);

    private void Parts(ImmutableArray<string> names, string kind, int sign)
    {
        foreach (var name in names)
        {
            var part = figures.Of(name, asking);
            _running += (part.Value?.Value ?? Rational.Zero) * sign;
            Add(kind, _running, part.Lines, ("name", new Arg.Name(name)), ("amount", Money(part.Value?.Value ?? Rational.Zero)));
        }
    }

    private void Extreme(Step.Extreme step)
    {
        var parts = step.Of.Select(n => figures.Of(n, asking)).ToList();
        var values = parts.Select(p => p.Value?.Value ?? Rational.Zero).ToList();
        var best = values.Aggregate(step.Highest ? Rational.Max : Rational.Min);
        _running += best;
        Add(step.Highest ? "plus_highest" : "plus_lowest", _running, [.. parts.SelectMany(p => p.Lines)], ("name", new Arg.Name(step.Of[values.IndexOf(best)])));
    }

    private void Times(Step.Times step)
    {
        var factor = _lookup.Value(step.Value, At(step));
        _running *= factor.Value ?? Rational.Zero;
        Add("times", _running, factor.Lines, ("factor", new Arg.Number(factor.Value ?? Rational.Zero)));
    }

    private void Cap(Step.Cap cap)
    {
        var limit = _lookup.Value(cap.Value, At(cap));
        if (limit.Value is not { } value)
        {
            return;
        }

        if (Wider is not null && (cap.Shared is not null || cap.Every is not null || !cap.Per.IsEmpty))
        {
            var through = Wider(cap, _running, value);
            _running = through.Value;
            _lines.AddRange(through.Lines);
            return;
        }

        var binds = cap.AtMost ? _running > value : _running < value;
        _running = binds ? value : _running;
        var kind = (cap.AtMost ? "cap" : "floor") + (binds ? "_binds" : "");
        Add(kind, _running, limit.Lines, ("limit", Money(value)));
    }
}
