/**
 * What one screen hands to “Try an upsert”. An address is no place for it: it is long, and tells of
 * a person.
 *
 * @typedef {{body: string, options: Record<string, string>}} Upsert
 */

let handed = /** @type {Upsert|null} */ (null);

/** @param {Upsert} upsert */
export function hand(upsert) {
  handed = upsert;
}

/** @returns {Upsert|null} what was handed over, once */
export function taken() {
  const upsert = handed;
  handed = null;
  return upsert;
}
