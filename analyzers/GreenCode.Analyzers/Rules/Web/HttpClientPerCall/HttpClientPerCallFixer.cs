using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GreenCode.Analyzers.Rules.Web.HttpClientPerCall;

[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class HttpClientPerCallFixer() : GreenFixer(HttpClientPerCallAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(HttpClientPerCallAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (await StaticMember.PlanAsync(document, node, cancellationToken, ofUsing: true).ConfigureAwait(false) is not { Creation: { Arguments.IsEmpty: true, Initializer: null } } member
            || HttpClientUse.Of(member.Creation) is not { OnlyRequestsOnce: true }
            || member.Compilation.GetTypeByMetadataName("System.Net.Http.SocketsHttpHandler") is not { } handler)
        {
            return null;
        }

        // A client that lives on has to notice changes of DNS, and must not carry cookies from one call to the next.
        var (client, minutes) = (member.TypeText(member.Creation.Type!), member.TypeText(member.Compilation.GetTypeByMetadataName("System.TimeSpan")!));
        var value = $"new {client}(new {member.TypeText(handler)} {{ PooledConnectionLifetime = {minutes}.FromMinutes(5), UseCookies = false }})";
        return member.ToField("Client", value) is { } changed ? new GreenFix(Title, changed) : null;
    }
}
