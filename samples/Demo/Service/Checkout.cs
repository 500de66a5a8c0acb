namespace Demo.Service;

public static class Checkout
{
    /// <summary>The folder that holds GreenCode.sln, above this program.</summary>
    public static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "GreenCode.sln")))
                return folder;
        }

        throw new DemoException($"No folder above {AppContext.BaseDirectory} holds GreenCode.sln. Start the demo from a checkout: dotnet run --project samples/Demo");
    }
}
