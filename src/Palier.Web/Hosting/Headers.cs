namespace Palier.Web.Hosting;

/// <summary>What a browser may do with these pages: show them, send forms back here, and nothing else.</summary>
internal static class Headers
{
    public static HeaderPolicyCollection Policy { get; } = new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicySameOrigin()
        .RemoveServerHeader()
        .AddCrossOriginOpenerPolicy(x => x.SameOrigin())
        .AddCrossOriginResourcePolicy(x => x.SameOrigin())
        .AddContentSecurityPolicy(x =>
        {
            x.AddDefaultSrc().None();
            x.AddScriptSrc().None();
            x.AddStyleSrc().Self();
            x.AddFontSrc().Self();
            x.AddImgSrc().Self();
            x.AddFormAction().Self();
            x.AddBaseUri().None();
            x.AddFrameAncestors().None();
        });
}
