using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace RuleGallery.Framework.UnguardedLogArgument;

public sealed class Before(ILogger<Before> logger)
{
    public void Receive(object permit) => logger.LogDebug("Received {Permit}", JsonSerializer.Serialize(permit));
}
