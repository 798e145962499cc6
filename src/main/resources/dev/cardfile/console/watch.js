import {Problem} from './api.js';
import {useEffect, useState} from './html.js';

/** So often the server is asked again when it is away, in seconds. */
export const AGAIN_AFTER = 2;

/** Something that changes on the server, looked at for as long as somebody wants it. */
export class Watch {
  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    /** @type {'opening'|'live'|'away'|'refused'} */
    this.state = 'opening';
    this.problem = /** @type {Problem|null} */ (null);
    this.over = new AbortController();
    this.timer = 0;
  }

  /** Begins to look on, also anew. */
  open() {
    this.close();
    this.over = new AbortController();
    this.begin(this.over.signal);
  }

  /**
   * What it does from here on, until the signal ends it.
   *
   * @abstract
   * @param {AbortSignal} _signal
   */
  begin(_signal) {
    throw new Error('each kind has its own');
  }

  /** Looks on no longer. */
  close() {
    clearTimeout(this.timer);
    this.over.abort();
  }

  /**
   * The server has gone away, or refuses: what it has refused it is not asked again by itself.
   *
   * @param {any} failure null where an answer only came to its end
   * @param {() => void} again
   */
  lose(failure, again) {
    const problem = failure instanceof Problem ? failure : null;
    const refused = problem !== null && problem.status >= 400 && problem.status < 429;
    this.become(refused ? 'refused' : 'away', problem);
    if (!refused) {
      this.timer = setTimeout(again, AGAIN_AFTER * 1000);
    }
  }

  become(state, problem) {
    this.state = state;
    this.problem = problem;
    this.changed();
  }
}

/**
 * A watch that looks on while the page is seen, and has it drawn again whenever something changes.
 *
 * @template {Watch} W
 * @param {new (changed: () => void) => W} Kind
 * @returns {W}
 */
export function useWatch(Kind) {
  const [, drawn] = useState(0);
  const [watch] = useState(() => new Kind(() => drawn((count) => count + 1)));
  useEffect(() => {
    // A stream takes one of the few connections that a browser has for all pages of a server.
    const seen = () => (document.hidden ? watch.close() : watch.open());
    seen();
    document.addEventListener('visibilitychange', seen);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      watch.close();
    };
  }, []);
  return watch;
}
