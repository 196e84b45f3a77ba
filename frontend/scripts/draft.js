'use strict';
{
  // Who it is from is not on this list, nor what they agree to.
  const kept = ['kind', 'title', 'text', 'again', 'importance', 'meaning', 'category', 'principle', 'barrier'];
  const day = 24 * 60 * 60 * 1000;
  const key = `draft of ${location.pathname}`;
  const keep = document.getElementById('keep');
  const arrived = document.getElementById('arrived');
  const form = keep.form;

  const remove = () => localStorage.removeItem(key);
  const save = sentAt => {
    try {
      localStorage.setItem(key, JSON.stringify({ fields: [...new FormData(form)].filter(([name]) => kept.includes(name)), sentAt }));
    } catch {
      keep.checked = false;
    }
  };
  const restore = fields => {
    keep.checked = true;
    for (const [name, value] of fields) {
      const field = form.elements[name];
      if (kept.includes(name) && field && field.type !== 'hidden') {
        field.value = value;
        if (value && field.closest?.('details')) {
          field.closest('details').open = true;
        }
      }
    }
  };
  // Only the person knows: the answer comes from another origin.
  const ask = fields => {
    arrived.querySelector('strong').textContent = fields.find(([name]) => name === 'title')?.[1] ?? '';
    arrived.hidden = false;
    const answer = act => () => {
      act();
      arrived.hidden = true;
      document.getElementById('title').focus();
    };
    document.getElementById('arrived-remove').addEventListener('click', answer(remove));
    document.getElementById('arrived-continue').addEventListener('click', answer(() => {
      restore(fields);
      save();
    }));
  };

  try {
    const draft = JSON.parse(localStorage.getItem(key));
    // An earlier version kept the fields alone.
    const fields = draft?.fields ?? draft;
    if (draft?.sentAt && Date.now() - draft.sentAt > day) {
      remove();
    } else if (draft?.sentAt) {
      ask(fields);
    } else if (fields) {
      restore(fields);
    }
    keep.closest('[hidden]').hidden = false;
    keep.addEventListener('change', () => keep.checked || remove());
    form.addEventListener('submit', () => keep.checked && save(Date.now()));
    // Not when the page is shown again: what was sent and is only looked at stays marked as sent.
    form.addEventListener('input', () => keep.checked && save());
  } catch {
    // The browser lets this site keep nothing, so the switch stays hidden.
  }
}
