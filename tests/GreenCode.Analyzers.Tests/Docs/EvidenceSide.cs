namespace GreenCode.Analyzers.Tests.Docs;

internal sealed record EvidenceSide(double CpuSeconds, double AllocatedBytes);
