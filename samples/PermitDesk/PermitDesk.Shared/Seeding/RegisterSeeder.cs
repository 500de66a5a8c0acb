using System.Globalization;
using Microsoft.Data.Sqlite;
using PermitDesk.Shared.Data;
using PermitDesk.Shared.Domain;

namespace PermitDesk.Shared.Seeding;

/// <summary>Fills an empty register with the same invented permits every time.</summary>
internal sealed class RegisterSeeder(SqliteConnection connection)
{
    private const int PermitsPerYear = 4_000;
    private const int ApplicantCount = 8_000;
    private const int AddressCount = 6_000;

    private readonly Random _random = new(20260112);
    private readonly string[] _applicantNames = new string[ApplicantCount];
    private readonly string[] _addressLines = new string[AddressCount];

    public void Seed()
    {
        // The file is new and gets its name only when it is complete: there is nothing to protect against a power cut.
        Execute("PRAGMA synchronous = OFF");
        using (var transaction = connection.BeginTransaction())
        {
            SeedApplicants(transaction);
            SeedAddresses(transaction);
            SeedPermits(transaction);
            transaction.Commit();
        }

        Execute("ANALYZE");
        Execute("PRAGMA journal_mode = WAL");
    }

    private void SeedApplicants(SqliteTransaction transaction)
    {
        using var insert = new InsertCommand(connection, transaction, "Applicants", "Id", "Name", "Email");
        for (var id = 1; id <= ApplicantCount; id++)
        {
            var name = $"{Pick(SeedNames.FirstNames)} {Pick(SeedNames.LastNames)}";
            _applicantNames[id - 1] = name;
            insert.Execute(id, name, $"{SearchText.Fold(name).Replace(' ', '.')}.{id}@inwoner.example");
        }
    }

    private void SeedAddresses(SqliteTransaction transaction)
    {
        using var insert = new InsertCommand(connection, transaction, "Addresses", "Id", "Street", "HouseNumber", "PostalCode", "District");
        for (var id = 1; id <= AddressCount; id++)
        {
            var (street, houseNumber) = (Pick(SeedNames.Streets), _random.Next(1, 240));
            _addressLines[id - 1] = $"{street} {houseNumber}";
            var postalCode = $"{_random.Next(1010, 1099)} {(char)('A' + _random.Next(26))}{(char)('A' + _random.Next(26))}";
            insert.Execute(id, street, houseNumber, postalCode, Pick(SeedNames.Districts));
        }
    }

    private void SeedPermits(SqliteTransaction transaction)
    {
        using var permits = new InsertCommand(connection, transaction, "Permits", "Id", "Number", "Type", "Status", "ReceivedOn", "DeadlineOn",
            "IsOverdue", "Description", "SearchText", "ApplicantId", "AddressId");
        using var decisions = new InsertCommand(connection, transaction, "Decisions", "PermitId", "DecidedOn", "Outcome", "HandlingDays", "FeeInCents");
        using var documents = new InsertCommand(connection, transaction, "Documents", "PermitId", "FileName", "SizeInBytes", "DatedAs");
        using var history = new InsertCommand(connection, transaction, "StatusChanges", "PermitId", "Status", "ChangedOn");

        var id = 0;
        for (var year = RegisterCalendar.FirstYear; year <= RegisterCalendar.LastYear; year++)
        {
            for (var sequence = 1; sequence <= PermitsPerYear; sequence++)
            {
                var permit = NextPermit(++id, year, sequence);
                permits.Execute(permit.Id, permit.Number, (int)permit.Type, (int)permit.Status, Iso(permit.ReceivedOn), Iso(permit.DeadlineOn),
                    0, permit.Description, permit.SearchText, permit.ApplicantId, permit.AddressId);
                if (permit.Decision is { } decision)
                    decisions.Execute(id, Iso(decision.DecidedOn), (int)decision.Outcome, decision.HandlingDays, decision.FeeInCents);
                foreach (var document in permit.Documents)
                    documents.Execute(id, document.FileName, document.SizeInBytes, document.DatedAs);
                foreach (var change in permit.History)
                    history.Execute(id, (int)change.Status, Iso(change.ChangedOn));
            }
        }
    }

    private Permit NextPermit(int id, int year, int sequence)
    {
        var type = (PermitType)_random.Next(SeedNames.Descriptions.Length);
        var receivedOn = new DateOnly(year, 1, 1).AddDays((sequence - 1) * 365 / PermitsPerYear);
        var permit = new Permit
        {
            Id = id,
            Number = $"OV-{year}-{sequence:000000}",
            Type = type,
            ReceivedOn = receivedOn,
            DeadlineOn = receivedOn.AddDays(56),
            Description = Pick(SeedNames.Descriptions[(int)type]),
            ApplicantId = _random.Next(1, ApplicantCount + 1),
            AddressId = _random.Next(1, AddressCount + 1),
        };
        permit.SearchText = SearchText.Fold(
            $"{permit.Number} {_applicantNames[permit.ApplicantId - 1]} {_addressLines[permit.AddressId - 1]} {permit.Description}");
        AddDocuments(permit);
        AddCourse(permit);
        return permit;
    }

    private void AddDocuments(Permit permit)
    {
        for (var i = _random.Next(2, 5); i > 0; i--)
        {
            permit.Documents.Add(new Document
            {
                FileName = Pick(SeedNames.Files),
                SizeInBytes = _random.Next(20_000, 8_000_000),
                DatedAs = permit.ReceivedOn.AddDays(_random.Next(0, 10)).ToString(Pick(DocumentDateFormats.All), CultureInfo.InvariantCulture),
            });
        }
    }

    /// <summary>From receipt to where the permit stands today: status history, and the decision where there is one.</summary>
    private void AddCourse(Permit permit)
    {
        Reach(permit, PermitStatus.Received, permit.ReceivedOn);
        var treatedOn = permit.ReceivedOn.AddDays(_random.Next(1, 8));
        Reach(permit, PermitStatus.InTreatment, treatedOn);
        if (_random.Next(4) == 0)
        {
            Reach(permit, PermitStatus.AwaitingApplicant, treatedOn.AddDays(3));
            treatedOn = treatedOn.AddDays(_random.Next(5, 30));
            Reach(permit, PermitStatus.InTreatment, treatedOn);
        }

        var decidedOn = treatedOn.AddDays(_random.Next(5, 70));
        if (_random.Next(25) == 0)
            Reach(permit, PermitStatus.Withdrawn, decidedOn);
        else if (_random.Next(40) != 0 && Reach(permit, PermitStatus.Decided, decidedOn))
            permit.Decision = NextDecision(permit, decidedOn);
    }

    private static bool Reach(Permit permit, PermitStatus status, DateOnly on)
    {
        if (on > RegisterCalendar.Today)
            return false;

        permit.Status = status;
        permit.History.Add(new StatusChange { Status = status, ChangedOn = on });
        return true;
    }

    private Decision NextDecision(Permit permit, DateOnly decidedOn) => new()
    {
        DecidedOn = decidedOn,
        Outcome = _random.Next(10) switch { < 6 => DecisionOutcome.Granted, < 8 => DecisionOutcome.GrantedWithConditions, _ => DecisionOutcome.Refused },
        HandlingDays = decidedOn.DayNumber - permit.ReceivedOn.DayNumber,
        FeeInCents = _random.Next(20, 900) * 100,
    };

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
