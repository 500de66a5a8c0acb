using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GreenCode.Analyzers.Rules.Framework.JsonOptionsPerCall;

[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class JsonOptionsPerCallFixer() : GreenFixer(JsonOptionsPerCallAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(JsonOptionsPerCallAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (await StaticMember.PlanAsync(document, node, cancellationToken).ConfigureAwait(false) is not { } member
            || JsonOptionsUse.Of(member.Creation) is not { IsConfiguredLater: false } use
            || !use.CreatedParts.All(JsonOptionsUse.IsKnown))
        {
            return null;
        }

        return member.ToField("SerializerOptions") is { } changed ? new GreenFix(Title, changed) : null;
    }
}
