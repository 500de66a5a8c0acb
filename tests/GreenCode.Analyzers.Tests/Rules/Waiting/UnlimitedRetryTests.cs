using GreenCode.Analyzers.Rules.Waiting.UnlimitedRetry;
using Rule = GreenCode.Analyzers.Tests.RuleVerifier<GreenCode.Analyzers.Rules.Waiting.UnlimitedRetry.UnlimitedRetryAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;

namespace GreenCode.Analyzers.Tests.Rules.Waiting;

public class UnlimitedRetryTests
{
    [Theory]
    [InlineData("[|while|] (true) { try { return await Send(); } catch (HttpRequestException) { } }")]
    [InlineData("[|while|] (true) try { return await Send(); } catch (Exception problem) { Console.WriteLine(problem); }")]
    [InlineData("[|while|] (true) { try { return await Send(); } catch { } }")]
    [InlineData("[|while|] (true) { try { return await Send(); } catch (IOException problem) { Console.Error.WriteLine(problem.Message); } }")]
    [InlineData("[|while|] (true) { try { return await Send(); } catch (SocketException) { continue; } }")]
    [InlineData("[|while|] (!stop.IsCancellationRequested) { try { await Send(); break; } catch (IOException) { } } return 0;")]
    [InlineData("[|for|] (; ; ) { try { return File.ReadAllText(path).Length; } catch (IOException) { } }")]
    [InlineData("[|while|] (true) { try { return File.ReadAllText(path).Length; } catch (FileNotFoundException) { } catch (UnauthorizedAccessException) { } }")]
    [InlineData("var done = false; [|while|] (!done) { try { await Send(); done = true; } catch (HttpRequestException) { } } return 0;")]
    [InlineData("var done = false; [|do|] { try { await Send(); done = true; } catch (HttpRequestException) { } } while (!done); return 0;")]
    [InlineData("[|while|] (true) { try { await Send(); } catch (HttpRequestException problem) { logger.LogWarning(problem); continue; } break; } return 0;")]
    public Task An_attempt_that_is_repeated_at_once_without_end_is_reported(string loop) => Rule.Warns(InMethod(loop));

    [Theory]
    [InlineData("while (true) { try { return await Send(); } catch (HttpRequestException) { await Task.Delay(100); } }")]
    [InlineData("while (true) { try { return await Send(); } catch (HttpRequestException) { } await Task.Delay(100); }")]
    [InlineData("while (true) { try { return await Send(); } catch (HttpRequestException) { await BackOff(); } }")]
    [InlineData("while (true) { try { return await Send(); } catch (HttpRequestException) { } finally { Thread.Sleep(100); } }")]
    [InlineData("while (true) { try { await Task.Delay(100); return await Send(); } catch (HttpRequestException) { } }")]
    public Task An_attempt_after_a_pause_is_left_alone(string loop) => Rule.Ignores(InMethod(loop));

    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) { try { return await Send(); } catch (HttpRequestException) { } } return 0;")]
    [InlineData("var i = 0; while (true) { try { return await Send(); } catch (HttpRequestException) { if (++i > 3) throw; } }")]
    [InlineData("var i = 0; while (i++ < 3) { try { return await Send(); } catch (HttpRequestException) { } } return 0;")]
    [InlineData("var i = 0; while (true) { try { return await Send(); } catch (HttpRequestException) when (i++ < 3) { } }")]
    [InlineData("var i = 0; while (true) { try { i++; return await Send(); } catch (HttpRequestException) { if (i > 3) return 0; } }")]
    [InlineData("while (true) { try { return await Send(); } catch (HttpRequestException) { } catch (IOException) { return 0; } }")]
    [InlineData("while (true) { try { return await Send(); } catch (HttpRequestException) { break; } } return 0;")]
    public Task A_retry_that_gives_up_is_left_alone(string loop) => Rule.Ignores(InMethod(loop));

    [Theory]
    [InlineData("while (!stop.IsCancellationRequested) { try { await Send(); } catch (Exception) { } } return 0;")]
    [InlineData("while (true) { try { return int.Parse(Console.ReadLine()); } catch (Exception) { Console.WriteLine(); } }")]
    [InlineData("while (true) { try { return reader.ReadLine().Length; } catch (IOException) { } }")]
    [InlineData("while (true) { try { return new TcpClient(path, Random.Shared.Next()).Available; } catch (SocketException) { } }")]
    [InlineData("while (true) { try { return int.Parse(path); } catch (FormatException) { } }")]
    [InlineData("while (true) { try { return await Send(); } catch (TimeoutException) { } }")]
    [InlineData("while (true) { try { return await Send(); } catch (OperationCanceledException) { } }")]
    [InlineData("foreach (var item in path) { try { return await Send(); } catch (HttpRequestException) { } } return 0;")]
    [InlineData("while (true) { path += 'x'; try { return await Send(); } catch (HttpRequestException) { } }")]
    public Task What_is_no_retry_or_another_each_time_is_left_alone(string loop) => Rule.Ignores(InMethod(loop));

    [Fact]
    public Task Test_projects_are_left_alone() =>
        Rule.Ignores(InMethod("while (true) { try { return await Send(); } catch (HttpRequestException) { } }"), Platform.Net80.WithProperty("IsTestProject", "true"));

    [Fact]
    public Task The_message_says_what_to_do() => RuleMessage.Is<UnlimitedRetryAnalyzer>(
        "class C { int M(string path) { while (true) try { return System.IO.File.ReadAllText(path).Length; } catch { } } }",
        "en",
        "This loop tries again at once, and without end, for as long as the attempt fails; pause between attempts, longer each time, and give up after some, or the processor and the failing service stay fully busy until it works again");

    private static string InMethod(string code) => $$"""
        using System;
        using System.IO;
        using System.Net.Http;
        using System.Net.Sockets;
        using System.Threading;
        using System.Threading.Tasks;

        interface ILogger { void LogWarning(Exception problem); }

        class C
        {
            private Task<int> Send() => Task.FromResult(1);
            private Task BackOff() => Task.Delay(100);

            async Task<int> M(ILogger logger, TextReader reader, string path, CancellationToken stop)
            {
                await Task.CompletedTask;
                {{code}}
            }
        }
        """;
}
