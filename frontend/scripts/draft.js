'use strict';
{
  // Who it is from is not on this list, nor what they agree to.
  const kept = ['kind', 'category', 'title', 'text', 'principle', 'barrier'];
  const key = `draft of ${location.pathname}`;
  const keep = document.getElementById('keep');
  const form = keep.form;

  const save = () => {
    try {
      localStorage.setItem(key, JSON.stringify([...new FormData(form)].filter(([name]) => kept.includes(name))));
    } catch {
      keep.checked = false;
    }
  };
  const restore = draft => {
    keep.checked = true;
    for (const [name, value] of draft) {
      const field = form.elements[name];
      if (kept.includes(name) && field && field.type !== 'hidden') {
        field.value = value;
      }
    }
  };

  try {
    const draft = localStorage.getItem(key);
    if (draft) {
      restore(JSON.parse(draft));
    }
    keep.closest('[hidden]').hidden = false;
    keep.addEventListener('change', () => keep.checked || localStorage.removeItem(key));
    form.addEventListener('submit', () => localStorage.removeItem(key));
    // Not when the page is shown again: what was sent and is only looked at stays deleted.
    form.addEventListener('input', () => keep.checked && save());
  } catch {
    // The browser lets this site keep nothing, so the switch stays hidden.
  }
}
