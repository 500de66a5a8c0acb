using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Framework.ReflectionInLoop.ReflectionInLoopAnalyzer, GreenCode.Analyzers.Rules.Framework.ReflectionInLoop.ReflectionInLoopFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Framework;

public class ReflectionInLoopTests
{
    [Theory]
    [InlineData("foreach (var item in items) [|method.Invoke(item, null)|];")]
    [InlineData("foreach (var item in items) [|_property.SetValue(item, 1)|];")]
    [InlineData("var property = typeof(C).GetProperty(\"X\"); for (var i = 0; i < 10; i++) Use([|property.GetValue(items[i])|]);")]
    [InlineData("foreach (var item in items) Use([|typeof(C).GetCustomAttribute<ObsoleteAttribute>()|]);")]
    [InlineData("foreach (var item in items) Use([|typeof(C).GetProperty(\"X\")|]);")]
    [InlineData("foreach (var item in items) Use([|this.GetType().GetMethod(\"M\", new[] { typeof(int) })|]);")]
    [InlineData("while (items.Count > 0) Use([|Attribute.GetCustomAttribute(method, typeof(ObsoleteAttribute))|]);")]
    public Task Reflection_about_the_same_member_in_a_loop_is_found(string body) => Rule.Finds(In(body));

    [Fact]
    public Task For_each_line_of_a_file_it_is_a_suggestion() => Rule.Suggests(In("foreach (var line in System.IO.File.ReadLines(\"a.txt\")) [|method.Invoke(line, null)|];"));

    [Fact]
    public Task Of_what_nothing_tells_the_number_it_stays_hidden() => Rule.Hides(In("foreach (var item in items) [|method.Invoke(item, null)|];"));

    [Fact]
    public Task A_lookup_that_is_used_at_once_is_found_with_its_use() => Rule.Finds(In("foreach (var item in items) [|[|typeof(C).GetProperty(\"X\")|].GetValue(item)|];"));

    [Theory]
    [InlineData("var type = typeof(List<>).MakeGenericType(method.ReturnType); var add = type.GetMethod(\"Add\") ?? throw new Exception(); foreach (var item in items) add.Invoke(null, new object[] { item });")]
    [InlineData("var add = items.GetType().GetMethod(\"Add\") ?? throw new Exception(); foreach (var item in items) add.Invoke(items, new object[] { item });")]
    [InlineData("method.Invoke(this, null); Use(typeof(C).GetCustomAttribute<ObsoleteAttribute>());")]
    [InlineData("foreach (var property in typeof(C).GetProperties()) Use(property.GetValue(this));")]
    [InlineData("foreach (var item in items) foreach (var property in item.GetType().GetProperties()) Use(property.GetValue(item));")]
    [InlineData("foreach (var item in items) Use(item.GetType().GetProperty(\"X\"));")]
    [InlineData("foreach (var type in typeof(C).Assembly.GetTypes()) Use(type.GetCustomAttribute<ObsoleteAttribute>());")]
    [InlineData("foreach (var name in new[] { \"X\", \"Y\" }) Use(typeof(C).GetProperty(name));")]
    [InlineData("foreach (var attribute in typeof(C).GetCustomAttributes()) Use(attribute);")]
    [InlineData("var next = method; while (next != null) { next.Invoke(this, null); next = Next(next); }")]
    [InlineData("foreach (var item in items) { Action later = () => method.Invoke(item, null); }")]
    [InlineData("foreach (var item in items) _action.Invoke();")]
    [InlineData("foreach (var item in items) Use(Activator.CreateInstance(typeof(C), item));")]
    [InlineData("foreach (var item in items) Use(Activator.CreateInstance<C>());")]
    [InlineData("for (var m = typeof(C).GetMethod(\"M\"); m != null; m = Next(m)) Use(m);")]
    public Task Other_members_on_each_turn_are_left_alone(string body) => Rule.Ignores(In(body));

    [Fact]
    public Task Static_constructors_are_left_alone() => Rule.Ignores(In("", "static C() { for (var i = 0; i < 3; i++) Use(typeof(C).GetProperty(\"X\")); }"));

    [Fact]
    public Task The_fix_asks_before_the_loop() => Rule.Fixes(
        In("""
            Use(1);

                    // each
                    foreach (var item in items)
                    {
                        Use([|typeof(C).GetCustomAttribute<ObsoleteAttribute>()|]);
                    }
            """),
        In("""
            Use(1);

                    // each
                    var attribute = typeof(C).GetCustomAttribute<ObsoleteAttribute>();
                    foreach (var item in items)
                    {
                        Use(attribute);
                    }
            """));

    [Fact]
    public Task The_fix_takes_a_name_that_is_free() => Rule.Fixes(
        In("""
            for (var i = 0; i < 10; i++)
                    {
                        var property = items[i];
                        Use([|typeof(C).GetProperty("X")|]);
                    }
            """),
        In("""
            var property2 = typeof(C).GetProperty("X");
                    for (var i = 0; i < 10; i++)
                    {
                        var property = items[i];
                        Use(property2);
                    }
            """));

    [Theory]
    [InlineData("foreach (var item in items) [|method.Invoke(item, null)|];")]
    [InlineData("foreach (var item in items) Use([|this.GetType().GetMethod(\"M\")|]);")]
    [InlineData("while (items.Count > 0) Use([|Attribute.GetCustomAttribute(method, typeof(ObsoleteAttribute))|]);")]
    public Task What_may_fail_before_the_loop_or_needs_a_signature_gets_no_fix(string body) => Rule.OffersNoFix(In(body));

    private static string In(string body, string member = "") => $$"""
        using System;
        using System.Collections.Generic;
        using System.Reflection;
        [Obsolete]
        class C
        {
            static PropertyInfo _property; Action _action; public int X { get; set; }
            {{member}}
            static void Use(object value) { }
            static MethodInfo Next(MethodInfo method) => null;
            void M(List<C> items, MethodInfo method)
            {
                {{body}}
            }
        }
        """;
}
