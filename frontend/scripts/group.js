'use strict';
{
  const form = document.querySelector('.cm-grouping__columns');
  const notes = [...form.querySelectorAll('input[name="items"]')];
  let last = -1;

  // Only while a note has the focus: elsewhere digits are text.
  form.addEventListener('keydown', event => {
    if (!notes.includes(event.target) || event.repeat || event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key)) {
      return;
    }
    const theme = form.querySelector(`button[data-key="${event.key}"]`);
    if (theme) {
      event.preventDefault();
      event.target.checked ||= !notes.some(note => note.checked);
      // People who work by keys go on with the next note.
      form.action = `${form.action.split('#')[0]}#items`;
      form.requestSubmit(theme);
    }
  });

  form.addEventListener('click', event => {
    const index = notes.indexOf(event.target);
    if (index < 0) {
      return;
    }
    if (event.shiftKey && last >= 0) {
      for (const note of notes.slice(Math.min(index, last), Math.max(index, last) + 1)) {
        note.checked = event.target.checked;
      }
    }
    last = index;
  });

  for (const hint of form.querySelectorAll('#keys, .cm-grouping__key')) {
    hint.hidden = false;
  }
  if (location.hash === '#items') {
    document.getElementById('items').focus();
  }
}
