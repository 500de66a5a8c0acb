namespace PermitDesk.Shared.Domain;

public sealed class Applicant
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string Email { get; set; } = "";
}
