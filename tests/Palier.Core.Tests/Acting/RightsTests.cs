using Palier.Core.Acting;

namespace Palier.Core.Tests.Acting;

public sealed class RightsTests
{
    [Fact]
    public void Every_act_has_a_role_that_may_do_it_and_partners_dispute_and_name_accounts_while_auditors_change_nothing()
    {
        foreach (var act in Enum.GetValues<Act>())
        {
            Rights.RolesFor(act).ShouldNotBeEmpty($"{act}");
            Rights.Allows([Role.Auditor], act).ShouldBeFalse($"{act}");
            Rights.Allows([Role.Partner], act).ShouldBe(act is Act.Dispute or Act.ProposeBankAccount or Act.StopBankAccount, $"{act}");
        }
    }

    [Theory]
    [InlineData(Role.ProgrammeManager, Act.Publish, true)]
    [InlineData(Role.ProgrammeManager, Act.Post, false)]
    [InlineData(Role.Finance, Act.Post, true)]
    [InlineData(Role.Finance, Act.Publish, false)]
    [InlineData(Role.Compliance, Act.DecideAdjustment, true)]
    [InlineData(Role.Compliance, Act.ProposeAdjustment, false)]
    [InlineData(Role.Operator, Act.NameStaff, true)]
    [InlineData(Role.Operator, Act.Settle, false)]
    public void A_role_allows_what_the_table_says(Role role, Act act, bool allowed) => Rights.Allows([role], act).ShouldBe(allowed);

    [Theory]
    [InlineData("Ana", "Ana", true)]
    [InlineData("Ana", " ana ", true)]
    [InlineData("Ana", "Anna", false)]
    public void The_same_person_is_no_second_person(string asked, string decides, bool same) =>
        (SecondPerson.Of(asked, decides) is SecondPerson.TheSame).ShouldBe(same);
}
