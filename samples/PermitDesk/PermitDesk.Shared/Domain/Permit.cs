namespace PermitDesk.Shared.Domain;

/// <summary>An application for a permit and what became of it.</summary>
public sealed class Permit
{
    public int Id { get; set; }

    /// <summary>For example <c>OV-2024-000123</c>: kind, year of receipt, sequence within the year.</summary>
    public string Number { get; set; } = "";
    public PermitType Type { get; set; }
    public PermitStatus Status { get; set; }
    public DateOnly ReceivedOn { get; set; }
    public DateOnly DeadlineOn { get; set; }
    public bool IsOverdue { get; set; }
    public string Description { get; set; } = "";

    /// <summary>Number, applicant, street and description in lower case without accents: what a search looks in.</summary>
    public string SearchText { get; set; } = "";

    public int ApplicantId { get; set; }
    public Applicant Applicant { get; set; } = null!;
    public int AddressId { get; set; }
    public Address Address { get; set; } = null!;
    public Decision? Decision { get; set; }
    public List<Document> Documents { get; set; } = [];
    public List<StatusChange> History { get; set; } = [];
}
