using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>
/// What a page has to pass in each of its states, at the widths of a small phone (or 400% zoom, WCAG 2.2, 1.4.10), a phone and a laptop. It is
/// opened once, and the window changes.
/// </summary>
internal sealed class PageAudit(IPage page)
{
    private const int Laptop = 1280;

    private static readonly int[] Phones = [375, 320];

    // WCAG 2.2, 1.4.12. A page's own policy does not hold for style sheets made by script.
    private const string SpacedOut =
        """
        () => {
          const spacing = new CSSStyleSheet();
          spacing.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
          document.adoptedStyleSheets = [spacing];
        }
        """;

    private const string AsUsual = "() => { document.adoptedStyleSheets = [] }";

    // Text that its own box hides, that is beside the window, or that lies on other text. What is hidden on purpose does not count, nor do fields,
    // which scroll.
    private const string Unreadable =
        """
        () => {
          const apart = '.govuk-visually-hidden, .govuk-skip-link, [hidden], details:not([open]) > :not(summary), input, select, textarea, svg, template, script, style';
          const named = element => element.outerHTML.slice(0, 150);
          const found = [];
          for (const element of document.body.querySelectorAll('*')) {
            const style = getComputedStyle(element);
            const cuts = overflow => overflow === 'hidden' || overflow === 'clip';
            if (!element.closest(apart) && element.textContent.trim()
              && (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1 || cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1))
              found.push(`cut off: ${named(element)}`);
          }

          const lines = [];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const text = texts.currentNode;
            if (!text.data.trim() || text.parentElement.closest(apart)) continue;
            const range = document.createRange();
            range.selectNodeContents(text);
            for (const box of range.getClientRects()) if (box.width > 2 && box.height > 2) lines.push({ box, text });
          }

          lines.sort((one, other) => one.box.top - other.box.top);
          lines.forEach(({ box, text }, index) => {
            if (box.left < -1 || box.right > innerWidth + 1) found.push(`beside the window: ${named(text.parentElement)}`);
            for (let next = index + 1; next < lines.length && lines[next].box.top < box.bottom - 3; next++) {
              const other = lines[next].box;
              if (Math.min(box.right, other.right) - Math.max(box.left, other.left) > 3 && Math.min(box.bottom, other.bottom) - other.top > 3)
                found.push(`on other text: ${named(text.parentElement)} and ${named(lines[next].text.parentElement)}`);
            }
          });
          return found;
        }
        """;

    private readonly Dictionary<string, int> _beyondRequired = [];

    /// <summary>The broken rules of level AAA, each with the number of states.</summary>
    public IEnumerable<string> BeyondRequired => _beyondRequired.Select(rule => $"AAA, not required: {rule.Key} in {rule.Value} states");

    /// <param name="what">The name to report if something is found.</param>
    /// <param name="without">Rules of axe to skip.</param>
    public async Task Look(string what, params IEnumerable<string> without)
    {
        // A click returns when the next page starts to load, perhaps before its style sheet arrives.
        await page.IsLoaded();
        await Resize(Laptop);
        foreach (var rule in await page.HasNothingForAxe(what, without))
            _beyondRequired[rule] = _beyondRequired.GetValueOrDefault(rule) + 1;
        foreach (var width in Phones)
        {
            await Resize(width);
            await page.HasNothingForAxeInLayout($"{what}, {width} pixels wide");
        }

        await page.AssertFits(what);
        await page.EvaluateAsync(SpacedOut);
        foreach (var width in Phones.Reverse().Append(Laptop))
        {
            await Resize(width);
            var found = await page.EvaluateAsync<string[]>(Unreadable);
            Assert.True(found.Length == 0, $"{what} with text spacing, {width} pixels wide:\n{string.Join('\n', found)}");
        }

        await page.EvaluateAsync(AsUsual);
    }

    private Task Resize(int width) => page.SetViewportSizeAsync(width, 800);
}
