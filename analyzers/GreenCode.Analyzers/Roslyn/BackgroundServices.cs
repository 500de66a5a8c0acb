using Microsoft.CodeAnalysis;

namespace GreenCode.Analyzers.Roslyn;

/// <summary>Says which types work for as long as the program runs: hosted services, and services of Windows.</summary>
internal sealed class BackgroundServices(KnownSymbols symbols)
{
    private readonly INamedTypeSymbol? _hosted = symbols.Find("Microsoft.Extensions.Hosting.IHostedService");
    private readonly INamedTypeSymbol? _windows = symbols.Find("System.ServiceProcess.ServiceBase");

    public bool Contains(INamedTypeSymbol? type)
    {
        if (_hosted is not null && type is not null && type.AllInterfaces.Contains(_hosted, SymbolEqualityComparer.Default))
            return true;
        for (; _windows is not null && type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, _windows))
                return true;
        }

        return false;
    }
}
