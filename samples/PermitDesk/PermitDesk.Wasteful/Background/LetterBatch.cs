using PermitDesk.Shared.Data;

namespace PermitDesk.Wasteful.Background;

/// <summary>Letters that leave together.</summary>
internal sealed class LetterBatch(List<LetterRequest> requests)
{
    private volatile bool _isPrepared;

    public bool IsPrepared => _isPrepared;

    public List<string> Letters { get; } = [];

    public void Prepare(PermitDbContext context)
    {
        try
        {
            foreach (var request in requests)
            {
                var permit = context.Permits.First(p => p.Id == request.PermitId);
                var applicant = context.Applicants.First(a => a.Id == permit.ApplicantId);
                var address = context.Addresses.First(a => a.Id == permit.AddressId);
                Letters.Add(LetterText.Render(request.Kind, permit, applicant, address));
            }
        }
        finally
        {
            _isPrepared = true;
        }
    }
}
