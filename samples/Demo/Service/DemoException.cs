namespace Demo.Service;

/// <summary>The demo cannot go on; the message says what happened and what to do.</summary>
public sealed class DemoException(string message) : Exception(message);
