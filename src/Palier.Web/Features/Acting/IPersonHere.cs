namespace Palier.Web.Features.Acting;

/// <summary>Says who it is that uses the pages. Until people sign in, the head of the page chooses; sign-in will be another one of these, and nothing else changes.</summary>
public interface IPersonHere
{
    /// <summary>The name as the staff of the database has it; null while nobody is known.</summary>
    string? Name { get; }
}
