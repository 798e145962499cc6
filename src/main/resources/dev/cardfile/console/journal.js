import {call, Problem, send} from './api.js';

/** @import {SeenRequest} from './types.js' */

const PATH = '/operator/requests';
const MOST = 500;
const DRAWN_AFTER = 150;

/** So often it is tried again, in seconds, when the server is away. */
export const AGAIN_AFTER = 2;

/**
 * The last requests that the server has answered, and those to come, the newest first. While the
 * server is away it is asked again and again; then the list is what the server has by then.
 */
export class Journal {
  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    /** @type {SeenRequest[]|null} null while nothing is known */
    this.requests = null;
    /** @type {'opening'|'live'|'away'|'refused'} */
    this.state = 'opening';
    this.problem = /** @type {Problem|null} */ (null);
    this.over = new AbortController();
    this.timer = 0;
    this.drawing = 0;
  }

  /** Begins to look on, also anew. */
  async open() {
    this.close();
    const {signal} = this.over = new AbortController();
    try {
      const stream = await send('GET', PATH, {headers: {Accept: 'text/event-stream'}, signal, quiet: true});
      const lines = linesOf(stream.body);
      // From its first line on the stream has everything, so the list may come later.
      await lines.next();
      const answer = await call('GET', PATH, {signal, quiet: true});
      this.requests = answer.requests;
      this.become('live', null);
      for await (const line of lines) {
        if (line.startsWith('data: ')) {
          this.add(JSON.parse(line.slice(6)));
        }
      }
      this.lose(signal, null);
    } catch (failure) {
      this.lose(signal, failure);
    }
  }

  /** @param {SeenRequest} request */
  add(request) {
    if (request.seq > (this.requests[0]?.seq ?? 0)) {
      this.requests = [request, ...this.requests.slice(0, MOST - 1)];
      this.drawing ||= setTimeout(() => {
        this.drawing = 0;
        this.changed();
      }, DRAWN_AFTER);
    }
  }

  lose(signal, failure) {
    if (signal.aborted) {
      return;
    }
    const refused = failure instanceof Problem && failure.status >= 400 && failure.status < 429;
    this.become(refused ? 'refused' : 'away', failure instanceof Problem ? failure : null);
    if (!refused) {
      this.timer = setTimeout(() => this.open(), AGAIN_AFTER * 1000);
    }
  }

  become(state, problem) {
    this.state = state;
    this.problem = problem;
    this.changed();
  }

  /** Looks on no longer. */
  close() {
    clearTimeout(this.timer);
    this.over.abort();
  }
}

/**
 * @param {ReadableStream<Uint8Array>} body
 * @returns {AsyncGenerator<string>} its lines, as they come
 */
async function* linesOf(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const {value, done} = await reader.read();
    if (done) {
      return;
    }
    const lines = (rest + value).split('\n');
    rest = lines.pop();
    yield* lines;
  }
}
