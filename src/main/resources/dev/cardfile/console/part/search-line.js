import {html, useEffect, useId, useRef, useState} from '../html.js';
import {useShortcut} from '../keys.js';
import {suggest} from '../query.js';

/**
 * A line to search in, which completes fields, operators and values while one types.
 *
 * @param {{value: string, fields: import('../query.js').Searchable[], error: string|null,
 *     onSearch: (line: string) => void}} props
 */
export function SearchLine({value, fields, error, onSearch}) {
  const [line, setLine] = useState(value);
  const [shown, setShown] = useState(false);
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(-1);
  const input = useRef(null);
  const id = useId();
  useEffect(() => setLine(value), [value]);
  useShortcut('/', 'search', () => input.current.focus());

  const {from, to, suggestions} = suggest(line, caret, fields);
  const open = shown && suggestions.length > 0;
  const option = (index) => `${id}-${index}`;

  const typed = (event) => {
    setLine(event.target.value);
    setCaret(event.target.selectionStart);
    setShown(true);
    setChosen(-1);
  };
  const take = (suggestion) => {
    const rest = line.slice(to);
    const gap = suggestion.done && !rest.startsWith(' ') ? ' ' : '';
    const next = line.slice(0, from) + suggestion.insert + gap + rest;
    const behind = from + suggestion.insert.length + gap.length;
    setLine(next);
    setCaret(behind);
    setChosen(-1);
    requestAnimationFrame(() => input.current?.setSelectionRange(behind, behind));
  };
  const search = () => {
    setShown(false);
    onSearch(line.trim());
  };
  const pressed = (event) => {
    const steps = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (steps) {
      event.preventDefault();
      setShown(true);
      const count = suggestions.length + 1;
      setChosen(((chosen + 1 + steps + count) % count) - 1);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      setShown(false);
    } else if (event.key === 'Tab' && open && chosen >= 0) {
      event.preventDefault();
      take(suggestions[chosen]);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (open && chosen >= 0) {
        take(suggestions[chosen]);
      } else {
        search();
      }
    }
  };
  return html`<div class="search" role="search">
    <input ref=${input} type="text" role="combobox" aria-label="Search contacts" spellcheck=${false}
      autocomplete="off" autocapitalize="off" placeholder="Search: words, or a field such as city:Berlin"
      aria-expanded=${open ? 'true' : 'false'} aria-controls=${open ? id : null} aria-autocomplete="list"
      aria-activedescendant=${open && chosen >= 0 ? option(chosen) : null}
      aria-invalid=${error ? 'true' : null} aria-describedby=${error ? `${id}-error` : null}
      value=${line} onInput=${typed} onKeyDown=${pressed}
      onClick=${(event) => {
        setCaret(event.target.selectionStart);
        setShown(true);
      }}
      onBlur=${() => setShown(false)} />
    <button type="button" class="primary" onClick=${search}>Search</button>
    ${open && html`<ul class="suggestions" role="listbox" id=${id} aria-label="Completions">
      ${suggestions.map((each, index) => html`<li role="option" id=${option(index)} key=${each.label}
        aria-selected=${index === chosen ? 'true' : 'false'}
        onPointerDown=${(event) => {
          event.preventDefault();
          take(each);
        }}><code>${each.label}</code> <span>${each.about}</span></li>`)}
    </ul>`}
    ${error && html`<p class="error" id=${`${id}-error`} role="alert">${error}</p>`}
  </div>`;
}
