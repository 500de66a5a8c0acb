using Microsoft.CodeAnalysis;

namespace GreenCode.Analyzers;

/// <summary>A finished repair: what it is called in the menu and what the document looks like after it.</summary>
internal sealed class GreenFix(LocalizableString title, Document document)
{
    public LocalizableString Title { get; } = title;

    public Document Document { get; } = document;
}
