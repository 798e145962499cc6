import {call, send} from './api.js';
import {Watch} from './watch.js';

/** @import {SeenRequest} from './types.js' */

const PATH = '/operator/requests';
const MOST = 500;
const DRAWN_AFTER = 150;

/**
 * The last requests that the server has answered, and those to come, the newest first. While the
 * server is away it is asked again and again; then the list is what the server has by then.
 */
export class Journal extends Watch {
  /** @param {() => void} changed */
  constructor(changed) {
    super(changed);
    /** @type {SeenRequest[]|null} null while nothing is known */
    this.requests = null;
    this.drawing = 0;
  }

  /** @param {AbortSignal} signal */
  async begin(signal) {
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
      this.end(signal, null);
    } catch (failure) {
      this.end(signal, failure);
    }
  }

  end(signal, failure) {
    if (!signal.aborted) {
      this.lose(failure, () => this.open());
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
