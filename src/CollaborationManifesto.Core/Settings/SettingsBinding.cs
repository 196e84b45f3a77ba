using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Settings;

/// <summary>Binds settings and checks them at start: a wrong one stops the program with its name, its value and what is expected.</summary>
internal static class SettingsBinding
{
    /// <summary>An empty <paramref name="section"/> is the top of the configuration.</summary>
    public static OptionsBuilder<T> AddSettings<T>(this IServiceCollection services, IConfiguration configuration, string section = "")
        where T : class
    {
        services.AddSingleton<IValidateOptions<T>>(new Validation<T>(configuration, section));
        return services.AddOptions<T>()
            .Configure(options => Bind(section.Length == 0 ? configuration : configuration.GetSection(section), options))
            .ValidateOnStart();
    }

    private static void Bind<T>(IConfiguration configuration, T options)
        where T : class
    {
        try
        {
            configuration.Bind(options);
        }
        catch (InvalidOperationException wrong)
        {
            // The binder's message has the setting's name, its value and the type that it should have.
            throw new OptionsValidationException(typeof(T).Name, typeof(T), [wrong.Message]);
        }
    }

    private sealed class Validation<T>(IConfiguration configuration, string section) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var found = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new(options), found, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(found.Select(Sentence));

            string Sentence(ValidationResult result)
            {
                var path = section.Length == 0 ? result.MemberNames.First() : $"{section}:{result.MemberNames.First()}";
                var value = typeof(T).GetProperty(result.MemberNames.First())?.GetValue(options) ?? configuration[path];
                return $"Setting '{path}'{(value is string or ValueType ? $" is '{value}'" : "")}: {result.ErrorMessage}.";
            }
        }
    }
}
