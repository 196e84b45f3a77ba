'use strict';
{
  const every = 2_000;
  const longest = 60_000;
  const find = id => document.getElementById(id);
  const notesOf = wall => [...wall.querySelectorAll('.cm-wall__note')];
  let [timer, asking, failures] = [undefined, false, 0];

  // The server's mark of the latest notes stays, and what has come since the last time appears.
  const show = fresh => {
    const wall = find('wall');
    const [before, now] = [wall, fresh].map(one => Number(one.dataset.count));
    const known = new Set(notesOf(wall).map(note => note.id));
    const come = notesOf(fresh).filter(note => !known.has(note.id));
    for (const note of come) {
      note.classList.add('cm-wall__note--come');
    }
    wall.replaceWith(fresh);
    // Until the reveal there are only counts. At the reveal all notes come at once, and none of them is new.
    const count = known.size > 0 ? come.length : now - before;
    if (count > 0) {
      const words = find('news').dataset;
      find('news').textContent = count === 1 ? words.one : words.other.replace('{count}', count.toLocaleString(document.documentElement.lang));
    }
  };

  const ask = async () => {
    const answer = await fetch(location.href, {
      headers: { 'If-None-Match': `W/"${find('wall').dataset.version}"` },
      cache: 'no-store',
      signal: AbortSignal.timeout(10_000),
    });
    if (answer.status === 200) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const [fresh, join] = [page.getElementById('wall'), page.getElementById('join')];
      if (fresh && join) {
        // The code can change, and after the close it leads elsewhere.
        if (find('join').textContent !== join.textContent) {
          find('join').replaceWith(document.adoptNode(join));
        }
        show(document.adoptNode(fresh));
      }
    } else if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
      // The wall is closed: the page says so, and has no script.
      location.reload();
    } else if (answer.status !== 304) {
      throw new Error(`${answer.status}`);
    }
  };

  // One request and one timer at a time, however long the page is open.
  const poll = async () => {
    clearTimeout(timer);
    if (asking || document.hidden) {
      return;
    }
    asking = true;
    try {
      await ask();
      failures = 0;
    } catch {
      failures++;
    }
    asking = false;
    // One failed request is not worth a sentence on the wall.
    const lost = failures > 1 ? find('lost').dataset.lost : '';
    if (find('lost').textContent !== lost) {
      find('lost').textContent = lost;
    }
    timer = setTimeout(poll, Math.min(every * 2 ** failures, longest));
  };

  document.addEventListener('visibilitychange', poll);
  addEventListener('online', poll);
  // Someone who chose to have the page refreshed keeps the link that stops it.
  find('ways').hidden = !document.querySelector('meta[http-equiv="refresh"]');
  timer = setTimeout(poll, every);
}
