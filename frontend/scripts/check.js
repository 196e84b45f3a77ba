'use strict';
{
  const template = document.getElementById('error-message');
  const words = document.querySelector('form[data-title-missing]').dataset;
  const tooLong = field => {
    const count = charactersIn?.(field);
    return count > words[`${field.id}Limit`] && words[`${field.id}Long`].replace('{count}', count.toLocaleString(document.documentElement.lang));
  };
  // No stricter than the server, which knows more of an address (EmailAddress.cs).
  const address = /^([^\s@]+@[^\s@.]+(\.[^\s@.]+)+)?$/;
  const faults = {
    title: field => field.value.trim() ? tooLong(field) : words.titleMissing,
    text: tooLong,
    email: field => !address.test(field.value.trim()) && words.emailWrong,
  };

  const show = (field, sentence) => {
    const [hint, id] = [`${field.id}-hint`, `${field.id}-error`];
    document.getElementById(id)?.remove();
    if (sentence) {
      const error = template.content.firstElementChild.cloneNode(true);
      error.id = id;
      error.lastChild.data = ` ${sentence}`;
      field.before(error);
    }
    field.closest('.govuk-form-group').classList.toggle('govuk-form-group--error', Boolean(sentence));
    field.classList.toggle(`${field.classList[0]}--error`, Boolean(sentence));
    field.setAttribute('aria-describedby', sentence ? `${hint} ${id}` : hint);
  };

  let pressed = false;
  let afterPress = () => {};
  addEventListener('pointerdown', () => { pressed = true; }, true);
  for (const end of ['pointerup', 'pointercancel']) {
    addEventListener(end, () => {
      pressed = false;
      setTimeout(afterPress);
    }, true);
  }

  for (const [id, fault] of Object.entries(faults)) {
    const field = document.getElementById(id);
    const isWrong = () => document.getElementById(`${id}-error`);
    // The server's own error may be about something that is not known here, so it stays while the text does.
    let served = isWrong() && field.value;
    const check = () => {
      if (document.activeElement !== field && field.value !== served) {
        show(field, fault(field));
      }
    };
    field.addEventListener('blur', () => {
      afterPress = check;
      // A message that appears while a button is pressed down would move the button away.
      if (!pressed) {
        setTimeout(check);
      }
    });
    field.addEventListener('input', () => {
      if (isWrong() && field.value !== served) {
        served = null;
        show(field, fault(field));
      }
    });
  }
}
