using Palier.Core.Acting;
using Palier.Data.Rows;

namespace Palier.App.Sample;

/// <summary>The invented people of the sample's vendor, so that everything can be tried: two of finance, because much needs two.</summary>
public static class SampleStaff
{
    private static readonly (string Name, Role Role)[] people =
    [
        ("Nora Lind", Role.ProgrammeManager), ("Tomas Weir", Role.Finance), ("Ines Prado", Role.Finance), ("Jonas Adler", Role.Compliance),
        ("Mika Sato", Role.Operator), ("Ruth Okafor", Role.Auditor),
    ];

    public static IEnumerable<StaffRow> Rows => people.Select(p => new StaffRow { Name = p.Name });

    public static IEnumerable<StaffRoleRow> Roles(DateOnly from) => people.Select(p => new StaffRoleRow { Name = p.Name, Role = p.Role, From = from });
}
