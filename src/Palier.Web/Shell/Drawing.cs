using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Palier.Web.Shell;

/// <summary>Draws a part of a page by itself, to be kept.</summary>
internal static class Drawing
{
    /// <param name="services">What the part takes its words from.</param>
    /// <param name="with">Its parameters.</param>
    public static async Task<MarkupString> OfAsync<T>(IServiceProvider services, params (string Name, object? Value)[] with)
        where T : IComponent
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var parameters = ParameterView.FromDictionary(with.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal));
        return await renderer.Dispatcher.InvokeAsync(async () => new MarkupString((await renderer.RenderComponentAsync<T>(parameters)).ToHtmlString()));
    }
}
