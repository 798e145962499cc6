import {html, useEffect, useId, useRef, useState} from '../html.js';

/** What one types a value of some kind into; it takes the focus when it appears. */
export function Editor({label, kind, options = [], known, value, onChange}) {
  const first = useRef(null);
  useEffect(() => {
    first.current?.focus();
    first.current?.select?.();
  }, []);
  const said = (event) => onChange(event.target.value);
  const common = {ref: first, 'aria-label': label, value, onInput: said};
  switch (kind) {
    case 'long':
      return html`<textarea rows="4" ...${common}></textarea>`;
    case 'json':
      return html`<textarea rows="5" class="body" ...${common}></textarea>`;
    case 'date':
      return html`<input type="date" ...${common} />`;
    case 'number':
      return html`<input type="number" step="any" ...${common} />`;
    case 'flag':
      return html`<select ...${common} onChange=${said}><option>no</option><option>yes</option></select>`;
    case 'choice':
      return html`<select ...${common} onChange=${said}><option value="">—</option>
        ${options.map((each) => html`<option key=${each}>${each}</option>`)}</select>`;
    case 'choices':
      return html`<${Choices} label=${label} options=${options} value=${[].concat(value)} onChange=${onChange} first=${first} />`;
    case 'list':
      return html`<${Texts} label=${label} known=${known ?? []} value=${[].concat(value)} onChange=${onChange} first=${first} />`;
    default:
      return html`<input type="text" inputmode=${{email: 'email', phone: 'tel'}[kind] ?? null} ...${common} />`;
  }
}

function Choices({label, options, value, onChange, first}) {
  const toggle = (option) => onChange(
    value.includes(option) ? value.filter((each) => each !== option) : [...value, option]);
  return html`<fieldset class="checks"><legend class="hidden">${label}</legend>
    ${options.map((option, index) => html`<label class="row" key=${option}>
      <input type="checkbox" ref=${index === 0 ? first : null} checked=${value.includes(option)}
        onChange=${() => toggle(option)} /> ${option}</label>`)}
  </fieldset>`;
}

/** Texts such as tags: each can go, and Enter or a comma adds one. */
function Texts({label, known, value, onChange, first}) {
  const [typed, setTyped] = useState('');
  const id = useId();
  const add = (text) => {
    const added = text.split(',').map((each) => each.trim()).filter((each) => each && !value.includes(each));
    if (added.length > 0) {
      onChange([...value, ...added]);
    }
    setTyped('');
  };
  const pressed = (event) => {
    if ((event.key === 'Enter' || event.key === ',') && typed.trim() !== '') {
      event.preventDefault();
      add(typed);
    } else if (event.key === 'Backspace' && typed === '') {
      onChange(value.slice(0, -1));
    }
  };
  return html`<div>
    <div class="row">${value.map((each) => html`<span class="tag" key=${each}>${each}
      <button type="button" class="plain" aria-label=${`Remove ${each}`}
        onClick=${() => onChange(value.filter((other) => other !== each))}>✕</button></span>`)}</div>
    <input type="text" ref=${first} list=${id} aria-label=${`Add to ${label}`} placeholder="Add, then press Enter"
      value=${typed} onInput=${(event) => setTyped(event.target.value)} onKeyDown=${pressed}
      onBlur=${() => typed.trim() !== '' && add(typed)} />
    <datalist id=${id}>${known.map((each) => html`<option value=${each} key=${each} />`)}</datalist>
  </div>`;
}
