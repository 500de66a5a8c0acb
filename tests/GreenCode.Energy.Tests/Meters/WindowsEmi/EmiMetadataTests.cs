using GreenCode.Energy.Meters.WindowsEmi;

namespace GreenCode.Energy.Tests.Meters.WindowsEmi;

public class EmiMetadataTests
{
    [Fact]
    public void Reads_the_channels_of_version_2_in_their_order()
    {
        var metadata = FakeEmiDevice.MetadataV2("RAPL_Package0_PKG", "RAPL_Package0_PP0", "RAPL_Package0_DRAM");
        Assert.Equal(["RAPL_Package0_PKG", "RAPL_Package0_PP0", "RAPL_Package0_DRAM"], EmiMetadata.Parse(2, metadata));
    }

    [Fact]
    public void Reads_the_single_channel_of_version_1() =>
        Assert.Equal(["CPU"], EmiMetadata.Parse(1, FakeEmiDevice.MetadataV1("CPU")));

    [Fact]
    public void A_channel_in_another_unit_has_no_name() => Assert.Equal([null], EmiMetadata.Parse(1, FakeEmiDevice.MetadataV1("CPU", unit: 1)));

    [Fact]
    public void Bytes_that_end_too_early_have_no_channels_whatever_the_place_where_they_are_cut()
    {
        var two = FakeEmiDevice.MetadataV2("RAPL_Package0_PKG", "RAPL_Package0_DRAM");
        for (var length = 0; length < two.Length; length++)
            Assert.Empty(EmiMetadata.Parse(2, two.AsSpan(0, length)));
        var one = FakeEmiDevice.MetadataV1("CPU");
        for (var length = 0; length < one.Length; length++)
            Assert.Empty(EmiMetadata.Parse(1, one.AsSpan(0, length)));
    }

    [Fact]
    public void A_version_that_is_not_known_has_no_channels() => Assert.Empty(EmiMetadata.Parse(3, FakeEmiDevice.MetadataV2("RAPL_Package0_PKG")));
}
