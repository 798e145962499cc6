import {call} from './api.js';
import {AGAIN_AFTER, Watch} from './watch.js';

/** @import {Figures, Sample, UpTo} from './types.js' */

const PATH = '/operator/health';

/** So often the server is asked, in seconds. */
export const EVERY = AGAIN_AFTER;

/** So many samples are kept and drawn: five minutes. */
export const KEPT = 150;

/**
 * How the server is, asked again and again. Its figures only rise: what happens is what lies between
 * two answers.
 */
export class Pulse extends Watch {
  /** @param {() => void} changed */
  constructor(changed) {
    super(changed);
    /** @type {Figures|null} the last answer; null before the first */
    this.figures = null;
    /** @type {(Sample|null)[]} the oldest first; null where the server did not answer */
    this.samples = [];
    /** Whether the last answer is of the last seconds. */
    this.known = false;
  }

  /** @param {AbortSignal} signal */
  begin(signal) {
    this.known = false;
    if (this.samples.length > 0) {
      this.keep(null);
    }
    this.ask(signal);
  }

  /** @param {AbortSignal} signal */
  async ask(signal) {
    try {
      const figures = await call('GET', PATH, {signal, quiet: true});
      const pause = this.known ? EVERY : EVERY / 2;
      this.take(figures);
      this.become('live', null);
      if (!signal.aborted) {
        this.timer = setTimeout(() => this.ask(signal), pause * 1000);
      }
    } catch (failure) {
      if (!signal.aborted) {
        this.known = false;
        this.keep(null);
        this.lose(failure, () => this.ask(signal));
      }
    }
  }

  /** @param {Figures} figures */
  take(figures) {
    const before = this.known ? this.figures : null;
    this.known = true;
    this.figures = figures;
    if (before && before.startedAt === figures.startedAt) {
      this.keep(between(before, figures));
    }
  }

  keep(sample) {
    this.samples = [...this.samples, sample].slice(-KEPT);
  }
}

/**
 * What happened between two answers of the same server.
 *
 * @param {Figures} a
 * @param {Figures} b
 * @returns {Sample}
 */
export function between(a, b) {
  const seconds = Math.max(1, Date.parse(b.at) - Date.parse(a.at)) / 1000;
  const rate = (of) => Math.max(0, of(b) - of(a)) / seconds;
  const transactions = b.writes.transactions - a.writes.transactions;
  const times = spread(a.requests.times, b.requests.times, b.requests.timed - a.requests.timed);
  const commits = spread(a.writes.commits, b.writes.commits, transactions);
  return {
    at: Date.parse(b.at),
    requests: rate((each) => each.requests.count),
    failed: rate((each) => each.requests.failed),
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    writes: rate((each) => each.writes.count),
    batch: transactions > 0 ? (b.writes.count - a.writes.count) / transactions : null,
    commit: percentile(commits, 0.99),
    waiting: b.queue.waiting,
    rows: b.queue.rows,
    processor: rate((each) => each.processor.millis) / 1000 / b.processor.count,
    memory: b.memory.used,
    disk: b.disk?.used ?? null,
  };
}

/**
 * @typedef {{total: number, upTo: UpTo[]}} Spread
 * @returns {Spread} how many took at most so long, of those that came between two answers
 */
function spread(before, after, total) {
  return {total, upTo: after.map(({millis, count}, i) => ({millis, count: count - before[i].count}))};
}

/**
 * About how long the slowest took of this part of them, in milliseconds, as if those between two
 * bounds were spread evenly.
 *
 * @param {Spread} spread
 * @param {number} part
 * @returns {number|null} null when there were none; Infinity beyond the last bound
 */
export function percentile({total, upTo}, part) {
  if (total <= 0) {
    return null;
  }
  const rank = part * total;
  let [below, from] = [0, 0];
  for (const {millis, count} of upTo) {
    if (count >= rank) {
      return from + (millis - from) * (rank - below) / Math.max(1, count - below);
    }
    [below, from] = [count, millis];
  }
  return Infinity;
}
