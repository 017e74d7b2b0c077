using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Palier.Web.Tests.Api;

/// <summary>Keeps what a server writes into its log.</summary>
internal sealed class Written : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => new Writing(_lines);

    public void Dispose()
    {
    }

    private sealed class Writing(ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
    }
}
