/**
 * What the console keeps in this browser: views, columns, the last location. Never contacts or
 * secrets.
 */

const PREFIX = 'cardfile.';

/**
 * @param {string} name
 * @param {any} otherwise
 */
export function kept(name, otherwise) {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? otherwise : JSON.parse(text);
  } catch {
    return otherwise; // storage that is switched off, or not ours
  }
}

/**
 * @param {string} name
 * @param {any} value
 */
export function keep(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // It is forgotten with the page, then.
  }
}
