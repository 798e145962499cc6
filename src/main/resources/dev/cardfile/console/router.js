import {html, useEffect, useState} from './html.js';

/**
 * Which screen the address names. Those of a location have it in their path, so that an address
 * can be passed on.
 *
 * @typedef {{location: string|null, screen: string, id: string|null, query: URLSearchParams}} Place
 */

const ROOT = '/console';
const OF_ALL = ['locations', 'requests', 'health'];

/** @returns {Place} */
function place() {
  const [first, ...rest] = location.pathname.slice(ROOT.length).split('/').filter(Boolean)
    .map(decodeURIComponent);
  const query = new URLSearchParams(location.search);
  return first === 'at'
    ? {location: rest[0] ?? null, screen: rest[1] ?? 'contacts', id: rest[2] ?? null, query}
    : {location: null, screen: OF_ALL.includes(first) ? first : 'contacts', id: null, query};
}

/**
 * The address of a screen. A screen of one location has no address without one: that of the console
 * is given instead.
 *
 * @param {string|null} at the location; null where there is none
 * @param {string} screen
 * @param {string|null} [id]
 * @param {Record<string, string>} [query]
 */
export function addressOf(at, screen, id = null, query = {}) {
  const ofOne = at === null
    ? [] : ['at', encodeURIComponent(at), screen, ...(id ? [encodeURIComponent(id)] : [])];
  const path = [ROOT, ...(OF_ALL.includes(screen) ? [screen] : ofOne)];
  const said = Object.entries(query).filter(([, value]) => value !== '');
  return path.join('/') + (said.length > 0 ? '?' + new URLSearchParams(said) : '');
}

const CHANGED = 'cardfile-place';

/** @param {string} address @param {{replace?: boolean}} [how] */
export function go(address, {replace = false} = {}) {
  if (replace) {
    history.replaceState(null, '', address);
  } else if (address !== location.pathname + location.search) {
    history.pushState(null, '', address);
  }
  dispatchEvent(new Event(CHANGED));
}

/** @returns {Place} */
export function usePlace() {
  const [now, set] = useState(place);
  useEffect(() => {
    const changed = () => set(place());
    addEventListener(CHANGED, changed);
    addEventListener('popstate', changed);
    return () => {
      removeEventListener(CHANGED, changed);
      removeEventListener('popstate', changed);
    };
  }, []);
  return now;
}

/** A link within the console, which a browser can also open in another tab. */
export function Link({to, children, ...more}) {
  const followed = (event) => {
    if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      go(to);
    }
  };
  return html`<a href=${to} onClick=${followed} ...${more}>${children}</a>`;
}
