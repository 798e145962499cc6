import {html, useEffect, useId, useRef, useState} from '../html.js';

/**
 * A button that opens a small panel below it. It closes by Escape, by a click elsewhere, and when
 * the focus leaves it.
 *
 * @param {{label: any, title?: string, children: (close: () => void) => any, end?: boolean}} props
 */
export function Menu({label, title, children, end = false}) {
  const [open, setOpen] = useState(false);
  const ref = useRef(null);
  const button = useRef(null);
  const id = useId();
  useEffect(() => {
    if (!open) {
      return undefined;
    }
    // The focus also moves when all that is on the screen goes, and this with it.
    const elsewhere = (event) => ref.current && !ref.current.contains(event.target) && setOpen(false);
    addEventListener('pointerdown', elsewhere);
    addEventListener('focusin', elsewhere);
    return () => {
      removeEventListener('pointerdown', elsewhere);
      removeEventListener('focusin', elsewhere);
    };
  }, [open]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const pressed = (event) => {
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      event.preventDefault();
      close();
    }
  };
  return html`<div class="menu" ref=${ref} onKeyDown=${pressed}>
    <button type="button" ref=${button} title=${title} aria-expanded=${open ? 'true' : 'false'}
      aria-controls=${open ? id : null} onClick=${() => setOpen(!open)}>
      ${label} <span aria-hidden="true">▾</span>
    </button>
    ${open && html`<div class=${end ? 'panel end' : 'panel'} id=${id}>${children(close)}</div>`}
  </div>`;
}

/**
 * An entry of a menu: closes it, and acts.
 *
 * @param {() => void} close
 * @param {any} text
 * @param {() => void} action
 */
export function item(close, text, action, danger = false) {
  return html`<button type="button" class=${danger ? 'item danger' : 'item'} onClick=${() => {
    close();
    action();
  }}>${text}</button>`;
}
