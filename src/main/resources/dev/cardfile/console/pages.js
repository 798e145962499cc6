import {call} from './api.js';

/** @import {Row, Search} from './types.js' */

const SIZE = 100;
const KEPT_AROUND = 15;

/**
 * The contacts that a search finds, page by page. Each page begins behind a contact of the page
 * before, so that nothing is missed or shown twice while others write. Pages far from what is looked
 * at are forgotten, and read again when somebody comes back. If one of them ends with another contact
 * then, all that is known of the pages behind it is out of date, and they are read again as well.
 */
export class Pages {
  /**
   * @param {string} locationId
   * @param {Search} search
   * @param {() => void} changed
   */
  constructor(locationId, search, changed) {
    this.locationId = locationId;
    this.search = search;
    this.changed = changed;
    /** @type {(any[]|null)[]} behind which contact each known page begins */
    this.starts = [null];
    /** @type {Map<number, Row[]>} */
    this.rows = new Map();
    /** How many contacts there are that pages are known for. */
    this.reach = 0;
    this.total = /** @type {number|null} */ (null);
    /** Whether there may be more than is known of. */
    this.more = true;
    this.problem = null;
    this.reading = new Set();
    this.over = new AbortController();
  }

  /** @param {number} index @returns {Row|undefined} undefined while it is not here */
  row(index) {
    return this.rows.get(Math.floor(index / SIZE))?.[index % SIZE];
  }

  /**
   * Makes sure of these, and of the page behind them. Where it is not known behind which contact they
   * begin, the pages before them are read first, one after the other.
   */
  need(first, last) {
    if (this.problem) {
      return;
    }
    const known = this.starts.length - 1;
    const from = Math.min(Math.max(0, Math.floor(first / SIZE)), known);
    const to = Math.min(Math.floor(last / SIZE) + 1, known);
    for (let page = from; page <= to; page++) {
      if (!this.rows.has(page) && !this.reading.has(page)) {
        this.read(page);
      }
    }
    for (const page of this.rows.keys()) {
      if (page < from - KEPT_AROUND || page > to + KEPT_AROUND) {
        this.rows.delete(page);
      }
    }
  }

  /** @param {number} page */
  async read(page) {
    this.reading.add(page);
    const start = this.starts[page];
    try {
      const answer = await searchFrom(this.locationId, this.search, start, SIZE, this.over.signal);
      if (this.starts[page] === start) {
        this.take(page, answer);
      }
    } catch (problem) {
      if (problem.name === 'AbortError') {
        return;
      }
      this.problem = problem;
    } finally {
      this.reading.delete(page);
    }
    this.changed();
  }

  /** @param {number} page @param {{contacts: Row[], total: number}} answer */
  take(page, {contacts, total}) {
    const end = page * SIZE + contacts.length;
    this.rows.set(page, contacts);
    this.total = total;
    if (contacts.length < SIZE) {
      this.forgetBehind(page);
      this.reach = end;
      this.more = false;
      return;
    }
    const next = contacts.at(-1).searchAfter;
    if (JSON.stringify(this.starts[page + 1]) !== JSON.stringify(next)) {
      this.forgetBehind(page);
      this.starts.push(next);
      this.more = true;
    }
    this.reach = Math.max(this.reach, end);
  }

  /** @param {number} page */
  forgetBehind(page) {
    this.starts.length = page + 1;
    for (const each of this.rows.keys()) {
      if (each > page) {
        this.rows.delete(each);
      }
    }
  }

  retry() {
    this.problem = null;
    this.changed();
  }

  /** Nobody wants it any more. */
  close() {
    this.over.abort();
  }
}

/**
 * One page of a search.
 *
 * @param {string} locationId
 * @param {Search} search
 * @param {any[]|null} after
 * @param {number} limit
 * @param {AbortSignal} [signal]
 * @returns {Promise<{contacts: Row[], total: number}>}
 */
export function searchFrom(locationId, search, after, limit, signal) {
  return call('POST', '/contacts/search', {
    body: {locationId, pageLimit: limit, ...search, ...(after && {searchAfter: after})}, signal,
  });
}

/**
 * Every contact that a search finds, some hundreds at a time.
 *
 * @param {string} locationId
 * @param {Search} search
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<{contacts: Row[], total: number}>}
 */
export async function* everyPage(locationId, search, signal) {
  const most = 500;
  let after = null;
  for (;;) {
    const answer = await searchFrom(locationId, search, after, most, signal);
    yield answer;
    if (answer.contacts.length < most) {
      return;
    }
    after = answer.contacts.at(-1).searchAfter;
  }
}
