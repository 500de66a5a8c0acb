using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace RuleGallery.Framework.UnguardedLogArgument;

public sealed class After(ILogger<After> logger)
{
    public void Receive(object permit)
    {
        if (logger.IsEnabled(LogLevel.Debug))
            logger.LogDebug("Received {Permit}", JsonSerializer.Serialize(permit));
    }
}
