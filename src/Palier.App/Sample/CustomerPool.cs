using System.Collections.Immutable;
using Palier.Core.Facts;

namespace Palier.App.Sample;

/// <summary>
/// Shares the customers of a country out among its partners: round after round, so that everyone is somebody's customer
/// and many buy from two or three partners.
/// </summary>
internal sealed class CustomerPool(ImmutableArray<Customer> customers, Dice dice)
{
    private readonly int[] _order = dice.Shuffled(customers.Length);
    private int _next;

    public ImmutableArray<Customer> Take(int count)
    {
        var taken = ImmutableArray.CreateBuilder<Customer>(Math.Min(count, customers.Length));
        while (taken.Count < taken.Capacity)
        {
            taken.Add(customers[_order[_next]]);
            _next = (_next + 1) % _order.Length;
        }

        return taken.MoveToImmutable();
    }
}
