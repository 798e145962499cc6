import {actAs, call, Problem} from './api.js';

/** @import {Session} from './types.js' */

const PATH = '/console/session';

const codeInAddress = () => new URLSearchParams(location.hash.slice(1)).get('code');

/**
 * Watches for a link that is opened where the console is already open: the browser loads nothing
 * then.
 *
 * @param {() => void} opened
 * @returns {() => void} ends it
 */
export function watchLinks(opened) {
  const changed = () => codeInAddress() && opened();
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

/**
 * The session of this browser; null when there is none. The secret of a link, which is in the
 * page's fragment, is taken for one, and is gone from the address before anything else is done.
 *
 * @returns {Promise<Session|null>}
 * @throws {Problem} when the link is worth nothing any more, or the server does not answer
 */
export async function findSession() {
  const code = codeInAddress();
  if (code) {
    history.replaceState(null, '', location.pathname + location.search);
    await call('POST', PATH, {body: {code}});
  }
  return read();
}

/**
 * Begins a session by an operator's token.
 *
 * @param {string} token
 * @returns {Promise<Session>}
 */
export async function signIn(token) {
  await call('POST', PATH, {body: {token}});
  const session = await read();
  if (session === null) {
    throw new Problem(401, {
      message: 'The browser did not keep the session cookie. Allow cookies for this address, then sign in again.',
    }, null);
  }
  return session;
}

/** Ends the session, also one that the server has ended already. */
export async function signOut() {
  try {
    await call('DELETE', PATH);
  } catch (problem) {
    if (problem.status !== 401) {
      throw problem;
    }
  }
  actAs(null);
}

/** @returns {Promise<Session|null>} */
async function read() {
  try {
    const session = await call('GET', PATH);
    actAs(session);
    return session;
  } catch (problem) {
    if (problem.status === 401) {
      return null;
    }
    throw problem;
  }
}
