using System.Collections.Immutable;
using Palier.Core.Columns;
using Palier.Core.Incentives;
using Palier.Core.Values;

namespace Palier.Core.Trying;

/// <summary>What one side of a trial comes to. It is added up once, in whole numbers, before anything is made of it: there are millions of answers.</summary>
internal sealed class TrialSums
{
    private readonly PopulationQuestions _questions;
    private readonly ImmutableArray<Currency> _currencyOf;
    private readonly long[] _ofQuestion;
    private readonly Paid _bonuses;
    private readonly Paid _periods;

    /// <param name="answers">The answers of the side.</param>
    /// <param name="chosen">Those that are reported.</param>
    /// <param name="currencies">The currencies and units of either side.</param>
    public TrialSums(PopulationAnswers answers, int[] chosen, ImmutableArray<Currency> currencies)
    {
        _questions = answers.Questions;
        _currencyOf = CurrenciesOf(_questions);
        _ofQuestion = new long[_currencyOf.Length];
        (_bonuses, _periods) = (new Paid(_questions.Bonuses.Select(b => b.Bonus.Name)), new Paid(_questions.Bonuses.Select(b => b.Period.ToString())));
        OfPartner = new long[chosen.Length * currencies.Length];
        int[] place = [.. _currencyOf.Select(c => currencies.IndexOf(c))];
        for (var i = 0; i < chosen.Length; i++)
        {
            Add(answers.EarnedBy(chosen[i]), i, place, OfPartner.AsSpan(i * currencies.Length, currencies.Length));
        }
    }

    /// <summary>What each of those chosen got, by the place of the currency.</summary>
    public long[] OfPartner { get; }

    /// <summary>Amounts that could not be computed.</summary>
    public int Refused { get; private set; }

    /// <summary>The currency or unit of each bonus that was asked for.</summary>
    public static ImmutableArray<Currency> CurrenciesOf(PopulationQuestions questions) => [.. questions.Bonuses.Select(b => b.Version.CurrencyOf(b.Bonus))];

    /// <summary>What each bonus, or each period, came to by currency, and how many partners it paid.</summary>
    public Dictionary<string, (Dictionary<Currency, long> Sums, int Partners)> By(bool period)
    {
        var (paid, all) = (period ? _periods : _bonuses, new Dictionary<string, (Dictionary<Currency, long> Sums, int Partners)>(StringComparer.Ordinal));
        for (var i = 0; i < _ofQuestion.Length; i++)
        {
            if (!all.TryGetValue(paid.KeyOf(i), out var of))
            {
                all[paid.KeyOf(i)] = of = ([], paid.Partners(i));
            }

            of.Sums[_currencyOf[i]] = checked(of.Sums.GetValueOrDefault(_currencyOf[i]) + _ofQuestion[i]);
        }

        return all;
    }

    private void Add(ReadOnlySpan<Earned> earned, int partner, int[] place, Span<long> sums)
    {
        for (var i = 0; i < earned.Length; i++)
        {
            // Most of what is asked comes to nothing.
            if (earned[i].Minor is var minor and not 0)
            {
                sums[place[i]] = checked(sums[place[i]] + minor);
                _ofQuestion[i] = checked(_ofQuestion[i] + minor);
                _bonuses.Add(i, partner);
                _periods.Add(i, partner);
            }
            else if (earned[i].IsRefused)
            {
                Refused++;
            }
        }
    }

    // How many partners got anything of questions that share a key.
    private sealed class Paid
    {
        private readonly List<string> _keys = [];
        private readonly int[] _keyOf;
        private readonly int[] _last;
        private readonly int[] _partners;

        public Paid(IEnumerable<string> keys)
        {
            var places = new Dictionary<string, int>(StringComparer.Ordinal);
            _keyOf = [.. keys.Select(Place)];
            (_last, _partners) = (new int[_keys.Count], new int[_keys.Count]);
            Array.Fill(_last, -1);

            int Place(string key)
            {
                if (places.TryAdd(key, _keys.Count))
                {
                    _keys.Add(key);
                }

                return places[key];
            }
        }

        public string KeyOf(int question) => _keys[_keyOf[question]];

        public int Partners(int question) => _partners[_keyOf[question]];

        public void Add(int question, int partner)
        {
            var key = _keyOf[question];
            _partners[key] += _last[key] == partner ? 0 : 1;
            _last[key] = partner;
        }
    }
}
