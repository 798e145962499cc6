import {html, useEffect, useState} from '../html.js';

/**
 * @typedef {{id: number, text: string, action?: {label: string, run: () => void}}} Toast
 */

const LASTS = 8000;
let next = 1;
/** @type {Set<(toast: Toast) => void>} */
const listeners = new Set();

/**
 * Tells in passing what was done, with a way back if there is one.
 *
 * @param {string} text
 * @param {{label: string, run: () => void}} [action]
 */
export function tell(text, action) {
  const toast = {id: next++, text, action};
  listeners.forEach((listener) => listener(toast));
}

export function Toasts() {
  const [toasts, setToasts] = useState(/** @type {Toast[]} */ ([]));
  const drop = (id) => setToasts((all) => all.filter((each) => each.id !== id));
  useEffect(() => {
    const listener = (toast) => {
      setToasts((all) => [...all, toast].slice(-3));
      setTimeout(() => drop(toast.id), LASTS);
    };
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, []);
  return html`<div class="toasts" role="status" aria-live="polite">
    ${toasts.map((toast) => html`<div class="toast" key=${toast.id}>
      <span>${toast.text}</span>
      ${toast.action && html`<button type="button" class="plain" onClick=${() => {
        drop(toast.id);
        toast.action.run();
      }}>${toast.action.label}</button>`}
      <button type="button" class="plain" aria-label="Dismiss" onClick=${() => drop(toast.id)}>✕</button>
    </div>`)}
  </div>`;
}
