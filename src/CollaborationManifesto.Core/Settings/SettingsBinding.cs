using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Settings;

/// <summary>
/// Binds settings and checks them at start. A wrong setting stops the program with its name, its value and what is expected; an unknown one
/// with the name that may be meant.
/// </summary>
internal static class SettingsBinding
{
    /// <summary>An empty <paramref name="section"/> means the top level of the configuration.</summary>
    public static OptionsBuilder<T> AddSettings<T>(this IServiceCollection services, IConfiguration configuration, string section = "")
        where T : class
    {
        services.AddSingleton<IValidateOptions<T>>(new Validation<T>(configuration, section));
        return services.AddOptions<T>()
            .Configure(options => Readable(configuration, section, typeof(T)).Bind(options))
            .ValidateOnStart();
    }

    /// <summary>Leaves out values that cannot be read, so that one start reports every error.</summary>
    private static IConfiguration Readable(IConfiguration configuration, string section, Type type)
    {
        var wrong = SettingNames.Unreadable(configuration, section, type).Select(setting => setting.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var all = wrong.Count == 0 ? configuration
            : new ConfigurationBuilder().AddInMemoryCollection(configuration.AsEnumerable().Where(setting => !wrong.Contains(setting.Key))).Build();
        return section.Length == 0 ? all : all.GetSection(section);
    }

    private sealed class Validation<T>(IConfiguration configuration, string section) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var context = new ValidationContext(options);
            var found = new List<ValidationResult>();
            // One property at a time, because checking the whole object stops at a number out of range and hides other errors.
            foreach (var property in typeof(T).GetProperties())
                Validator.TryValidateProperty(property.GetValue(options), new(options) { MemberName = property.Name }, found);
            found.AddRange((options as IValidatableObject)?.Validate(context) ?? []);
            string[] wrong =
            [
                .. SettingNames.Unknown(configuration, section, typeof(T)),
                .. SettingNames.Unreadable(configuration, section, typeof(T)).Select(setting => setting.Sentence),
                .. found.Select(Sentence),
            ];
            return wrong.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);

            string Sentence(ValidationResult result)
            {
                var path = section.Length == 0 ? result.MemberNames.First() : $"{section}:{result.MemberNames.First()}";
                var value = typeof(T).GetProperty(result.MemberNames.First())?.GetValue(options) ?? configuration[path];
                return $"Setting '{path}'{(value is string or ValueType ? $" is '{value}'" : "")}: {result.ErrorMessage}.";
            }
        }
    }
}
