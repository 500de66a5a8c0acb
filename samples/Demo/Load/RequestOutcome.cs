namespace Demo.Load;

/// <summary>How one request went. <paramref name="Error"/> says what was wrong, null where it was answered as it should be.</summary>
internal readonly record struct RequestOutcome(Endpoint Endpoint, TimeSpan Latency, long Bytes, string? Error);
