namespace Palier.App.Sample;

/// <summary>A line through points of whole numbers: straight between them, level outside.</summary>
internal sealed record Scale(params (long At, long Value)[] Points)
{
    public long this[long at]
    {
        get
        {
            var (beforeAt, before) = Points[0];
            foreach (var (nextAt, next) in Points)
            {
                if (at < nextAt)
                {
                    return nextAt == beforeAt ? next : before + ((next - before) * Math.Max(0, at - beforeAt) / (nextAt - beforeAt));
                }

                (beforeAt, before) = (nextAt, next);
            }

            return before;
        }
    }
}
