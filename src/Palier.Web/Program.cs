using Palier.Web.Hosting;

return await Server.RunAsync(args);
