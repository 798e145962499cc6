import {call} from './api.js';

/** @import {Row, Search} from './types.js' */

const SIZE = 100;
const KEPT_AROUND = 15;

/**
 * The contacts that a search finds, page by page. Each page begins behind a contact of the page
 * before, so that nothing is missed or shown twice while others write. Pages far from what is looked
 * at are forgotten, and read again when somebody comes back.
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

  /** Makes sure of these, and of the page behind them. */
  need(first, last) {
    if (this.problem) {
      return;
    }
    const from = Math.max(0, Math.floor(first / SIZE));
    const to = Math.min(Math.floor(last / SIZE) + 1, this.starts.length - 1);
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
    try {
      const answer = await searchFrom(this.locationId, this.search, this.starts[page], SIZE, this.over.signal);
      this.rows.set(page, answer.contacts);
      this.total = answer.total;
      this.reach = Math.max(this.reach, page * SIZE + answer.contacts.length);
      if (answer.contacts.length < SIZE) {
        this.more = false;
      } else if (page + 1 === this.starts.length) {
        this.starts.push(answer.contacts.at(-1).searchAfter);
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
