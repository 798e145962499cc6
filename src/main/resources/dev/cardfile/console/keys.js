import {useEffect} from './html.js';
import {keep, kept} from './kept.js';

/**
 * Shortcuts: one key, or two one after the other (`g c`). They rest while somebody types or a dialog
 * is open, and can be switched off, as single keys get in the way of speech input.
 *
 * @typedef {{keys: string, does: string, run: () => void}} Shortcut
 */

/** @type {Set<Shortcut>} */
const shortcuts = new Set();
let before = '';
let beforeAt = 0;
const PAUSE = 1500;

export const areOn = () => kept('shortcuts', true);
export const switchOn = (on) => keep('shortcuts', on);

/** @returns {Shortcut[]} those of what is on the screen */
export function allShortcuts() {
  return [...shortcuts];
}

/**
 * @param {string} keys as `KeyboardEvent.key` tells them, separated by blanks
 * @param {string} does
 * @param {() => void} run
 * @param {any[]} [on] what `run` depends on
 */
export function useShortcut(keys, does, run, on = []) {
  useEffect(() => {
    const shortcut = {keys, does, run};
    shortcuts.add(shortcut);
    return () => shortcuts.delete(shortcut);
  }, on);
}

function isTyping(target) {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

addEventListener('keydown', (event) => {
  const target = /** @type {Element} */ (event.target);
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented
      || event.key === 'Shift' || isTyping(target) || document.querySelector('dialog[open]')) {
    return;
  }
  const pair = event.timeStamp - beforeAt < PAUSE ? `${before} ${event.key}` : event.key;
  before = event.key;
  beforeAt = event.timeStamp;
  const all = allShortcuts().reverse();
  const found = all.find((each) => each.keys === pair) ?? all.find((each) => each.keys === event.key);
  if (found && (areOn() || found.keys === '?')) {
    event.preventDefault();
    before = '';
    found.run();
  }
});
