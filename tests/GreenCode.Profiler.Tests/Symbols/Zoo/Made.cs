#pragma warning disable CA1822, CA2000, IDE0039, IDE0060

namespace GreenCode.Profiler.Tests.Symbols.Zoo;

/// <summary>Members out of which the compiler makes several methods.</summary>
public class Made(string given)
{
    private readonly Func<int> _fieldLambda = [DisplayedAs("Made..ctor (lambda)")] () => 1;
    private readonly int _initialised = Enumerable.Range(0, 1).Select([DisplayedAs("Made..ctor (lambda)")] (x) => x + given.Length).First();

    public string Given => given;

    public Func<int> FieldLambda => _fieldLambda;

    public int PropertyWithLambda
    {
        get => ((Func<int, int>)([DisplayedAs("Made.get_PropertyWithLambda (lambda)")] (x) => x + _initialised))(1);
        set => ((Action)([DisplayedAs("Made.set_PropertyWithLambda (lambda)")] () => GC.KeepAlive(value)))();
    }

    public async Task<int> Async(int a)
    {
        await Task.Yield();
        return a;
    }

    public async Task<T> GenericAsync<T>(T value)
    {
        await Task.Yield();
        return value;
    }

    public IEnumerable<int> Iterator(int count)
    {
        for (var i = 0; i < count; i++)
            yield return i;
    }

    public async IAsyncEnumerable<int> AsyncIterator(int count)
    {
        await Task.Yield();
        yield return count;
    }

    public int Lambdas(int a)
    {
        Func<int, int> still = [DisplayedAs("Made.Lambdas (lambda)")] (x) => x + 1;
        Func<int, int> capturing = [DisplayedAs("Made.Lambdas (lambda)")] (x) => x + a;
        Func<int, Func<int>> nested = [DisplayedAs("Made.Lambdas (lambda)")] (x) => [DisplayedAs("Made.Lambdas (lambda)")] () => x + a;
        return still(1) + capturing(2) + nested(3)();
    }

    public async Task<int> AsyncLambda(int a)
    {
        Func<Task<int>> lambda = [DisplayedAs("Made.AsyncLambda (lambda)")] async () =>
        {
            await Task.Yield();
            return a;
        };
        return await lambda();
    }

    public int LocalFunctions(int a)
    {
        return Plain() + Static(1) + Generic(2) + Capturing() + ((Func<int>)([DisplayedAs("Made.LocalFunctions (lambda)")] () => InLambda(3)))();

        [DisplayedAs("Made.LocalFunctions.Plain")]
        int Plain() => given.Length;
        [DisplayedAs("Made.LocalFunctions.Static")]
        static int Static(int x) => x;
        [DisplayedAs("Made.LocalFunctions.Generic")]
        static T Generic<T>(T x) => x;
        [DisplayedAs("Made.LocalFunctions.Capturing")]
        int Capturing() => a;
        [DisplayedAs("Made.LocalFunctions.InLambda")]
        static int InLambda(int x)
        {
            return Deep() + x;
            [DisplayedAs("Made.LocalFunctions.Deep")]
            static int Deep() => 1;
        }
    }

    public IEnumerable<int> LambdaWithLocalIterator(int a)
    {
        Func<IEnumerable<int>> lambda = [DisplayedAs("Made.LambdaWithLocalIterator (lambda)")] () =>
        {
            return Local();

            [DisplayedAs("Made.LambdaWithLocalIterator.Local")]
            IEnumerable<int> Local()
            {
                yield return a;
            }
        };
        return lambda();
    }

    public async Task<int> AsyncLocalFunction(int a)
    {
        return await Local();

        [DisplayedAs("Made.AsyncLocalFunction.Local")]
        async Task<int> Local()
        {
            await Task.Yield();
            return a;
        }
    }

    public T GenericWithLambda<T>(T value)
    {
        Func<T> lambda = [DisplayedAs("Made.GenericWithLambda (lambda)")] () => value;
        return lambda();
    }

    public static class Nested<T>
    {
        public static T WithLambda(T value) => ((Func<T>)([DisplayedAs("Made.Nested<>.WithLambda (lambda)")] () => value))();
    }
}
