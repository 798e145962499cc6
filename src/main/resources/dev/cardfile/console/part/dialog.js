import {html, useEffect, useId, useRef} from '../html.js';

/**
 * A dialog over the page. The browser keeps the focus in it, and gives it back at its end.
 *
 * @param {{title: string, onClose: () => void, children: any, wide?: boolean}} props
 */
export function Dialog({title, onClose, children, wide = false}) {
  const ref = useRef(null);
  const id = useId();
  useEffect(() => {
    ref.current.showModal();
    ref.current.querySelector('[data-first]')?.focus();
  }, []);
  return html`<dialog ref=${ref} class=${wide ? 'wide' : ''} aria-labelledby=${id}
      onCancel=${(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick=${(event) => event.target === ref.current && onClose()}>
    <div class="dialog">
      <div class="head">
        <h2 id=${id}>${title}</h2>
        <button type="button" class="plain" aria-label="Close" onClick=${onClose}>✕</button>
      </div>
      ${children}
    </div>
  </dialog>`;
}

/** Asks before something is done. */
export function Confirm({title, text, yes, onYes, onNo, danger = false}) {
  return html`<${Dialog} title=${title} onClose=${onNo}>
    <p>${text}</p>
    <footer>
      <button type="button" onClick=${onNo}>Cancel</button>
      <button type="button" class=${danger ? 'danger' : 'primary'} onClick=${onYes}>${yes}</button>
    </footer>
  </${Dialog}>`;
}
