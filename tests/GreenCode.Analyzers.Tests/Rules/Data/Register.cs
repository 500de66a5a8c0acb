using Microsoft.CodeAnalysis.Testing;

namespace GreenCode.Analyzers.Tests.Rules.Data;

/// <summary>The register of permits that the tests of the data rules ask, and the packages they ask it with.</summary>
internal static class Register
{
    public static Platform Platform { get; } = With(Platform.Net80, "8.0.34");

    public static Platform Newest { get; } = With(Platform.NewestWeb, "10.0.15");

    public static Platform OnSqlite { get; } = Platform.With(new PackageIdentity("Microsoft.EntityFrameworkCore.Sqlite.Core", "8.0.34"));

    /// <summary>A version that cannot change rows without fetching them.</summary>
    public static Platform Old { get; } = With(Platform.Net80, "6.0.7");

    /// <summary>A class with the body as an async method, among a context and what else a body may need.</summary>
    public static string Method(string body, string members = "") => $$"""
        class C
        {
            readonly Db db = null;
            readonly DbConnection connection = null;
            readonly SqliteConnection sqlite = null;
            readonly IDbContextFactory<Db> factory = null;
            readonly List<int> ids = null;
            readonly List<Permit> permits = null;

            {{members}}

            async Task<object> M(CancellationToken token)
            {
                await Task.Yield();
                {{body}}
                return null;
            }
        }

        {{Types}}
        """.Insert(0, Usings);

    public static string Source(string code) => Usings + code + "\n\n" + Types;

    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Data;
        using System.Data.Common;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Dapper;
        using Microsoft.Data.Sqlite;
        using Microsoft.EntityFrameworkCore;


        """;

    private const string Types = """
        public class Permit
        {
            public int Id { get; set; }
            public string Number { get; set; }
            public DateTime ReceivedOn { get; set; }
            public DateTime DeadlineOn { get; set; }
            public DateTimeOffset ChangedAt { get; set; }
            public bool IsOverdue { get; set; }
            public int Fee { get; set; }
            public int? Discount { get; set; }
            public int ApplicantId { get; set; }
            public bool IsLate => DeadlineOn < DateTime.Today;
            public Applicant Applicant { get; set; }
            public List<Document> Documents { get; set; }
            public List<Change> History { get; set; }
            public Answer Answer { get; set; }
            public void Touch() { }
        }

        public class Applicant { public int Id { get; set; } public string Name { get; set; } public List<Permit> Permits { get; set; } }

        public class Document { public int Id { get; set; } public string Name { get; set; } public List<Change> Changes { get; set; } public List<Applicant> Readers { get; set; } }

        public class Change { public int Id { get; set; } }

        public class Answer { }

        public class Refusal : Answer { public int Reason { get; set; } }

        public class Db : DbContext
        {
            public DbSet<Permit> Permits { get; set; }
            public DbSet<Applicant> Applicants { get; set; }
            public DbSet<Document> Documents { get; set; }
        }
        """;

    /// <summary>Each package by name: what they depend on is not asked for by the code under test.</summary>
    private static Platform With(Platform platform, string version) => platform.With(
        new PackageIdentity("Dapper", "2.1.86"),
        new PackageIdentity("Microsoft.Data.Sqlite.Core", version),
        new PackageIdentity("Microsoft.EntityFrameworkCore", version),
        new PackageIdentity("Microsoft.EntityFrameworkCore.Abstractions", version),
        new PackageIdentity("Microsoft.EntityFrameworkCore.Relational", version));
}
