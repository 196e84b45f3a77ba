using System.Collections.Concurrent;
using CollaborationManifesto.App.Tests.Browser;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Proof;

/// <summary>
/// A real browser that ignores the content security policy, so that only escaping keeps a script from running. It records what should never
/// happen: a call of <c>hostile()</c>, a request to another site, an element or attribute that our pages never have.
/// </summary>
internal sealed class UnguardedBrowser
{
    /// <summary>What our own pages never contain, whatever people type.</summary>
    private const string Foreign =
        """
        own => [...document.querySelectorAll('*')].flatMap(element => {
          const addresses = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href', 'poster', 'background'];
          const loads = ['script', 'img', 'iframe', 'object', 'embed', 'link', 'base', 'form', 'source', 'video', 'audio', 'button', 'input'];
          const isOwn = value => own.some(origin => value.startsWith(origin)) || /^\/[^\/]/.test(value) || value === '/';
          const attributes = [...element.attributes].filter(({ name, value }) =>
            name.startsWith('on') || name === 'srcdoc'
            || (addresses.includes(name) && /^[\s\0-\x20]*(javascript|data|vbscript):/i.test(value))
            || (addresses.includes(name) && loads.includes(element.localName) && !isOwn(value)));
          const inline = ['script', 'style'].includes(element.localName) && /hostile/i.test(element.textContent);
          const refresh = element.localName === 'meta' && element.httpEquiv === 'refresh';
          return [...attributes.map(({ name, value }) => `${element.localName} ${name}=${value}`), ...(inline || refresh ? [element.outerHTML] : [])];
        })
        """;

    private readonly ConcurrentQueue<IPage> _free = new();
    private readonly ConcurrentQueue<string> _ran = new();
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly ConcurrentQueue<string> _foreign = new();
    private readonly ConcurrentDictionary<IPage, string> _shown = new();
    private int _seen;

    /// <summary>Where scripts ran.</summary>
    public IEnumerable<string> Ran => _ran;

    /// <summary>Other sites that received a request.</summary>
    public IEnumerable<string> Asked => _asked;

    /// <summary>Elements and attributes that are not ours.</summary>
    public IEnumerable<string> NotOurs => _foreign;

    /// <summary>The number of pages viewed.</summary>
    public int Seen => _seen;

    /// <param name="windows">The number of pages open side by side.</param>
    public static async Task<UnguardedBrowser> Open(ChromiumFixture chromium, int windows)
    {
        var browser = new UnguardedBrowser();
        for (var window = 0; window < windows; window++)
        {
            var page = await chromium.NewPage(bypassCsp: true);
            await page.ExposeBindingAsync("hostile", (BindingSource source) => browser._ran.Enqueue(browser.What(source.Page)));
            page.Dialog += (_, dialog) => browser._ran.Enqueue($"{dialog.Type}: {browser.What(page)}");
            page.Request += (_, request) =>
            {
                if (Uri.TryCreate(request.Url, UriKind.Absolute, out var address) && !address.IsLoopback && address.Scheme is "http" or "https")
                    browser._asked.Enqueue(request.Url);
            };
            browser._free.Enqueue(page);
        }

        return browser;
    }

    /// <param name="own">Origins that may appear in the page.</param>
    public Task Visit(Uri address, params string[] own) => Look(address.AbsolutePath, page => page.GotoAsync(address.ToString()), own);

    /// <summary>Shows a page or a part of one.</summary>
    public Task Show(string what, string html, params string[] own) => Look(what, page => page.SetContentAsync(html), own);

    private string What(IPage page) => _shown.GetValueOrDefault(page, "nothing");

    private async Task Look(string what, Func<IPage, Task> open, string[] own)
    {
        if (!_free.TryDequeue(out var page))
            throw new InvalidOperationException("More pages at once than windows.");
        _shown[page] = what;
        await open(page);
        foreach (var found in await page.EvaluateAsync<string[]>(Foreign, own))
            _foreign.Enqueue($"{what}: {found}");
        Interlocked.Increment(ref _seen);
        _free.Enqueue(page);
    }
}
