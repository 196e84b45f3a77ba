'use strict';

// Counts what the server will count (FieldChecks.cs): without the white space that it drops, in grapheme clusters.
const charactersIn = globalThis.Intl?.Segmenter && (field => {
  const lines = field.localName === 'textarea' ? field.value : field.value.replace(/[\t-\r\x85\p{Z}]+/gu, ' ');
  const text = lines.replace(/^[\t-\r\x85\p{Z}]+|[\t-\r\x85\p{Z}]+$/gu, '').normalize();
  let count = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    // Browsers take an Indic conjunct for one cluster (UAX #29, GB9c); .NET counts each of its letters. A vowel sign is none.
    count += 1 + (segment.match(/[\p{M}\p{EMod}\u200d](?![\u0e33\u0eb3])(?=\p{L})/gu)?.length ?? 0);
  }
  return count;
});

if (charactersIn) {
  for (const field of document.querySelectorAll('#title, #text')) {
    const words = field.form.dataset;
    const note = document.createElement('p');
    note.className = 'govuk-hint cm-count';
    field.after(note);

    const tell = () => {
      const left = words[`${field.id}Limit`] - charactersIn(field);
      const number = Math.abs(left);
      const sentence = words[(left < 0 ? 'over' : 'remaining') + (number === 1 ? 'One' : 'Other')];
      note.textContent = sentence.replace('{count}', number.toLocaleString(document.documentElement.lang));
      note.classList.toggle('cm-count--over', left < 0);
    };
    tell();
    // From now on a screen reader says it, whenever the typing rests.
    note.setAttribute('aria-live', 'polite');
    let rest;
    field.addEventListener('input', () => {
      clearTimeout(rest);
      rest = setTimeout(tell, 400);
    });
    // Browsers and the draft fill the form in before this.
    addEventListener('pageshow', tell);
  }
}
