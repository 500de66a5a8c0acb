namespace GreenCode.Analyzers.Tests.Docs;

internal sealed record EvidenceCase(string Name, int N, EvidenceSide Before, EvidenceSide After, double Ratio, double RatioLow, double RatioHigh);
