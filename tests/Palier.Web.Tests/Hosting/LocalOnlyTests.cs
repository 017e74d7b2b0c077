using Palier.Web.Hosting;

namespace Palier.Web.Tests.Hosting;

public sealed class LocalOnlyTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://127.0.0.1:0;http://127.0.0.1:8080")]
    public void This_machine_is_taken(string addresses) => LocalOnly.Refusal(addresses).ShouldBeNull();

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://[::]:80")]
    [InlineData("http://192.168.1.4:80")]
    [InlineData("http://127.0.0.1:5080;http://10.0.0.1:80")]
    public void Any_other_address_is_refused_and_the_message_says_what_to_use(string addresses) =>
        LocalOnly.Refusal(addresses).ShouldNotBeNull().ShouldContain("--urls http://127.0.0.1:5080");
}
