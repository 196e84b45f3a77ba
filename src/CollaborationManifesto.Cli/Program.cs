using CollaborationManifesto.Cli;
using Microsoft.Extensions.Configuration;

return await OperatorsCommands.RunAsync(args, new ConfigurationBuilder().AddEnvironmentVariables().Build(), Console.Out, Console.Error);
