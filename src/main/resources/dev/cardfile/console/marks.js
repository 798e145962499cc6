/**
 * The contacts that somebody has marked in a list: some by their ids, or all that a search finds but
 * some.
 */
export class Marks {
  static NONE = new Marks(false, new Set());
  static ALL = new Marks(true, new Set());

  /** @param {boolean} all @param {Set<string>} ids the marked ones; of all, those that are not */
  constructor(all, ids) {
    this.all = all;
    this.ids = ids;
  }

  /** @param {string|undefined} id */
  has(id) {
    return id !== undefined && this.all !== this.ids.has(id);
  }

  /** @param {string} id */
  toggled(id) {
    const ids = new Set(this.ids);
    if (!ids.delete(id)) {
      ids.add(id);
    }
    return new Marks(this.all, ids);
  }

  /** @param {number|null} total how many the search finds */
  count(total) {
    return this.all ? Math.max(0, (total ?? 0) - this.ids.size) : this.ids.size;
  }
}
