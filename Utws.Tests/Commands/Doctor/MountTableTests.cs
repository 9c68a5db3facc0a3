using Utws.Api.Commands.Doctor;

namespace Utws.Tests.Commands.Doctor;

/// <summary>The file system of a path is that of the longest mount point above it.</summary>
public sealed class MountTableTests
{
    private const string Table = """
        22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
        23 22 0:30 / /tmp rw - tmpfs tmpfs rw
        24 22 0:31 / /srv/my\040data rw master:3 - nfs4 far:/x rw
        25 23 0:32 / /tmp rw - overlay overlay rw

        """;

    [Theory]
    [InlineData("/", "ext4")]
    [InlineData("/var/lib", "ext4")]
    [InlineData("/tmpx", "ext4")]
    [InlineData("/tmp", "overlay")]
    [InlineData("/tmp/a", "overlay")]
    [InlineData("/srv/my data/segments", "nfs4")]
    public void Type_IsTheLastOfTheLongestMountPoint(string path, string expected) => Assert.Equal(expected, MountTable.TypeOf(path, Table));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("22 1 8:1 / /\n")]
    [InlineData("22 1 8:1 / / rw -")]
    public void Type_NoTable_IsUnknown(string? table) => Assert.Null(MountTable.TypeOf("/tmp", table));
}
