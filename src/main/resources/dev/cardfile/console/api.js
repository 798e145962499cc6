/** @import {Session} from './types.js' */

/** The version of the API that is asked for. */
export const VERSION = '2021-07-28';

/** What the server says is wrong, in its own words; status 0 when it did not answer at all. */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {any} body
   * @param {string|null} trace
   */
  constructor(status, body, trace) {
    const said = [].concat(body?.message ?? []).filter(Boolean);
    super(said.join('; ') || `The server answered ${status}.`);
    this.status = status;
    this.code = body?.code ?? null;
    this.hint = body?.hint ?? null;
    /** @type {string[]} */
    this.messages = said.length > 0 ? said : [this.message];
    /** @type {import('./types.js').Violation[]} */
    this.violations = body?.violations ?? [];
    this.fields = body?.fields ?? [];
    this.meta = body?.meta ?? {};
    this.current = body?.current ?? null;
    this.trace = trace ?? body?.traceId ?? null;
  }
}

const NO_ANSWER = {
  code: 'no_answer',
  message: 'The server does not answer. Is it running, and can this computer reach it?',
};

/**
 * What to tell of a request that has failed: also where the connection broke off within the answer.
 *
 * @param {any} failure
 * @returns {any} a Problem, but for what somebody has stopped
 */
export function problemOf(failure) {
  return failure instanceof Problem || failure.name === 'AbortError'
    ? failure
    : new Problem(0, NO_ANSWER, null);
}

/** Whose requests these are; set by session.js and the location chooser. */
const caller = {csrf: '', location: '', /** @type {(() => void)|null} */ ended: null};

/** @param {Session|null} session */
export function actAs(session) {
  caller.csrf = session?.csrf ?? '';
}

/** @param {string} location its id; every request to the contacts API is about it */
export function workIn(location) {
  caller.location = location;
}

/** @param {() => void} action runs when the server no longer takes the session */
export function whenEnded(action) {
  caller.ended = action;
}

let running = 0;
/** @type {Set<(running: number) => void>} */
const watchers = new Set();

/**
 * Tells how many requests are under way, now and whenever that changes.
 *
 * @param {(running: number) => void} watcher
 * @returns {() => void} ends it
 */
export function watchRequests(watcher) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** @param {number} change */
function count(change) {
  running += change;
  watchers.forEach((watcher) => watcher(running));
}

/**
 * @typedef {Object} Options
 * @property {Record<string, any>} [query] those that are null or undefined are left out
 * @property {any} [body] sent as JSON, unless it is a Blob
 * @property {Record<string, string>} [headers]
 * @property {AbortSignal} [signal]
 * @property {boolean} [quiet] whether it is shown nowhere that it runs
 */

/**
 * Sends a request, and gives its answer with a status below 300.
 *
 * @param {string} method
 * @param {string} path
 * @param {Options} [options]
 * @returns {Promise<Response>}
 * @throws {Problem}
 */
export async function send(method, path, options = {}) {
  const {csrf} = caller;
  if (!options.quiet) {
    count(1);
  }
  try {
    const answer = await fetch(path + queryText(options.query), {
      method,
      headers: headersOf(options),
      body: options.body === undefined || options.body instanceof Blob
        ? options.body
        : JSON.stringify(options.body),
      signal: options.signal,
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error',
    });
    if (answer.status < 300) {
      return answer;
    }
    const problem = new Problem(
      answer.status, await answer.json().catch(() => null), answer.headers.get('X-Trace-Id'));
    // Of a session that has ended meanwhile, or been followed by another, nothing has to be told.
    if (problem.status === 401 && csrf !== '' && csrf === caller.csrf && !path.startsWith('/console/')) {
      caller.ended?.();
    }
    throw problem;
  } catch (failure) {
    throw problemOf(failure);
  } finally {
    if (!options.quiet) {
      count(-1);
    }
  }
}

/**
 * Sends a request, and gives what is in its answer, with its entity tag as `etag`.
 *
 * @param {string} method
 * @param {string} path
 * @param {Options} [options]
 * @returns {Promise<any>}
 * @throws {Problem}
 */
export async function call(method, path, options = {}) {
  const answer = await send(method, path, options);
  if (answer.status === 204) {
    return null;
  }
  const body = await answer.json().catch((failure) => {
    throw problemOf(failure);
  });
  const etag = answer.headers.get('ETag');
  return etag ? {...body, etag} : body;
}

/** @param {Options} options */
function headersOf(options) {
  /** @type {Record<string, string>} */
  const headers = {Accept: 'application/json', Version: VERSION, ...options.headers};
  if (caller.csrf) {
    headers['X-Cardfile-Console'] = caller.csrf;
  }
  if (caller.location) {
    headers['X-Location-Id'] = caller.location;
  }
  if (options.body !== undefined && !headers['Content-Type']) {
    headers['Content-Type'] = 'application/json';
  }
  return headers;
}

/** @param {Record<string, any>} [query] */
export function queryText(query = {}) {
  const sent = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  return sent.length === 0
    ? ''
    : '?' + sent.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}
