import {html, useEffect, useState} from '../html.js';

const PATIENCE = 500;

/** Says that something is on its way, once that takes longer than one would notice. */
export function Loading({what}) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return html`<p class="loading" role="status">${late ? `Loading ${what}…` : ''}</p>`;
}
