var builder = DistributedApplication.CreateBuilder(args);

builder.AddProject<Projects.Api>("api");
builder.AddProject<Projects.Worker>("worker");
builder.AddProject<Projects.Analytics>("analytics");
builder.AddProject<Projects.Web>("web");

builder.Build().Run();
