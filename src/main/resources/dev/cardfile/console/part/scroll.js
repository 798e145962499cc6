/** Browsers end an element at some 17 to 33 million pixels, and count single ones up to 16 million. */
export const MOST = 16_000_000;
const JUMP = 2;
const EDGE = 2;

const within = (value, most) => Math.max(0, Math.min(value, most));

/**
 * Where one is in a list that may be higher than an element can be. The element is then lower than
 * the list: the bar goes through all of it, and a small step moves the rows by as much as itself.
 */
export class Scroll {
  constructor() {
    /** How high the list is, and how much of it is seen. */
    this.full = 0;
    this.room = 0;
    /** The first pixel of the list that is seen, and how far the element is scrolled for it. */
    this.top = 0;
    this.at = 0;
  }

  /** How high the element is. */
  get height() {
    return Math.min(this.full, MOST);
  }

  /** The list is so high now. */
  fit(full, room) {
    this.full = full;
    this.room = room;
    if (full > MOST) {
      this.to(this.top);
    }
  }

  /** Shows the list from there on. */
  to(top) {
    const [last, lastAt] = this.ends();
    this.top = within(top, last);
    this.at = last === 0 ? 0 : this.top / last * lastAt;
    if (this.full > MOST && this.at < EDGE) {
      this.top = this.at = 0;
    } else if (this.full > MOST && this.at > lastAt - EDGE) {
      [this.top, this.at] = [last, lastAt];
    }
  }

  /** Somebody has scrolled the element: `at` may be another afterwards. */
  moved(at) {
    const step = at - this.at;
    this.at = at;
    if (this.full <= MOST) {
      this.top = at;
      return;
    }
    const [last, lastAt] = this.ends();
    if (Math.abs(step) > JUMP * this.room) {
      this.to(at / lastAt * last);
      return;
    }
    this.top = within(this.top + step, last);
    const ends = at < 1 || at > lastAt - 1;
    const ended = this.top === 0 || this.top === last;
    if (ends !== ended) {
      this.to(this.top);
    }
  }

  ends() {
    return [Math.max(0, this.full - this.room), Math.max(0, this.height - this.room)];
  }
}
