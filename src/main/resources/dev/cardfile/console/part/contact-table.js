import {html, useEffect, useLayoutEffect, useRef, useState} from '../html.js';
import {addressOf, go, Link} from '../router.js';
import {MOST, Scroll} from './scroll.js';

/** @import {Column} from '../fields.js' */
/** @import {Pages} from '../pages.js' */

const ROW = 34;
const MARGIN = 12;

/** Wide enough for what is mostly in it. */
const WIDTHS = {contactName: 180, email: 220, phone: 140, tags: 200, country: 80, state: 80, dnd: 110, dateAdded: 175, dateUpdated: 175};
const BOX = 36;
const widthOf = (column) => WIDTHS[column.name] ?? 140;

/**
 * A table of any number of contacts, of which only those exist that are seen. One moves in it by the
 * arrow keys, opens by Enter and marks by the space bar.
 *
 * @param {Object} props
 * @param {string} props.location
 * @param {Pages} props.pages
 * @param {Column[]} props.columns
 * @param {{field: string, direction: string}|null} props.sort
 * @param {(field: string) => void} props.onSort
 * @param {import('../marks.js').Marks} props.marks
 * @param {(marks: import('../marks.js').Marks) => void} props.onMark
 */
export function ContactTable({location, pages, columns, sort, onSort, marks, onMark}) {
  const box = useRef(null);
  const scroll = useRef(/** @type {Scroll} */ (null));
  scroll.current ??= new Scroll();
  const [view, setView] = useState({top: 0, at: 0, height: 600});
  const [current, setCurrent] = useState(0);
  const count = pages.reach + (pages.more && pages.reach > 0 ? 1 : 0);

  const room = () => box.current.clientHeight - ROW;
  /** Scrolls the element to where the list is, and shows what is there. */
  const show = () => {
    const {top, at} = scroll.current;
    if (box.current.scrollTop !== at) {
      box.current.scrollTop = at;
      scroll.current.at = box.current.scrollTop;
    }
    const next = {top, at: scroll.current.at, height: box.current.clientHeight};
    setView((was) => (was.top === next.top && was.at === next.at && was.height === next.height ? was : next));
  };
  const look = () => {
    scroll.current.room = room();
    scroll.current.moved(box.current.scrollTop);
    show();
  };
  useLayoutEffect(() => {
    const resized = new ResizeObserver(look);
    resized.observe(box.current);
    return () => resized.disconnect();
  }, []);
  useLayoutEffect(() => {
    scroll.current.fit(count * ROW, room());
    show();
  }, [count]);
  const first = Math.max(0, Math.floor(view.top / ROW) - MARGIN);
  const last = Math.min(count - 1, Math.ceil((view.top + view.height) / ROW) + MARGIN);
  useEffect(() => pages.need(first, Math.max(last, 0)));
  const showFrom = (top) => {
    scroll.current.to(top);
    show();
  };
  useEffect(() => {
    setCurrent(0);
    showFrom(0);
  }, [pages]);

  const reveal = (index) => {
    const {top} = scroll.current;
    if (index * ROW < top) {
      showFrom(index * ROW);
    } else if ((index + 1) * ROW > top + room()) {
      showFrom((index + 1) * ROW - room());
    }
  };
  const move = (to) => {
    const index = Math.max(0, Math.min(pages.reach - 1, to));
    setCurrent(index);
    reveal(index);
  };
  const page = Math.max(1, Math.floor(view.height / ROW) - 2);
  const toggle = (index) => {
    const row = pages.row(index);
    if (row) {
      onMark(marks.toggled(row.id));
    }
  };
  const moves = {
    ArrowDown: () => move(current + 1), ArrowUp: () => move(current - 1),
    j: () => move(current + 1), k: () => move(current - 1),
    PageDown: () => move(current + page), PageUp: () => move(current - page),
    Home: () => move(0), End: () => move(pages.reach - 1),
    ' ': () => toggle(current), x: () => toggle(current),
    Enter: () => {
      const row = pages.row(current);
      if (row) {
        go(addressOf(location, 'contacts', row.id));
      }
    },
  };
  const pressed = (event) => {
    if (event.target === box.current && moves[event.key] && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      moves[event.key]();
    }
  };
  const widths = columns.map(widthOf);
  const template = [`${BOX}px`, ...widths.map((each) => `minmax(${each}px, ${each}fr)`)].join(' ');
  const width = widths.reduce((sum, each) => sum + each, BOX);
  const indexes = [];
  for (let index = first; index <= last; index++) {
    indexes.push(index);
  }
  return html`<div class="table" role="grid" ref=${box} tabindex="0" aria-label="Contacts"
      aria-rowcount=${(pages.total ?? 0) + 1} aria-colcount=${columns.length + 1}
      aria-multiselectable="true" aria-activedescendant=${pages.row(current) ? `row-${current}` : null}
      style=${{'--columns': template, '--width': `${width}px`}} onScroll=${look} onKeyDown=${pressed}>
    <div class="tr head" role="row" aria-rowindex="1">
      <div role="columnheader"><span class="hidden">Marked</span></div>
      ${columns.map((column) => html`<${Heading} key=${column.name} column=${column} sort=${sort} onSort=${onSort} />`)}
    </div>
    <div class="rows" role="rowgroup" style=${{height: `${Math.min(count * ROW, MOST)}px`}}>
      ${indexes.map((index) => html`<${Row} key=${index} index=${index} y=${index * ROW - view.top + view.at} row=${pages.row(index)}
        columns=${columns} location=${location} isCurrent=${index === current}
        isMarked=${marks.has(pages.row(index)?.id)}
        onToggle=${() => {
          setCurrent(index);
          toggle(index);
        }} />`)}
    </div>
  </div>`;
}

function Heading({column, sort, onSort}) {
  const by = column.sort && sort?.field === column.sort ? sort.direction : null;
  return html`<div role="columnheader"
      aria-sort=${by === 'asc' ? 'ascending' : by === 'desc' ? 'descending' : null}>
    ${column.sort
      ? html`<button type="button" class="plain" tabindex="-1" onClick=${() => onSort(column.sort)}>
          ${column.label} <span aria-hidden="true">${by === 'asc' ? '▲' : by === 'desc' ? '▼' : ''}</span></button>`
      : column.label}
  </div>`;
}

/** @param {{index: number, y: number, row: import('../types.js').Row|undefined, columns: Column[]}} props */
function Row({index, y, row, columns, location, isCurrent, isMarked, onToggle}) {
  const kind = `tr${isCurrent ? ' current' : ''}${isMarked ? ' marked' : ''}`;
  return html`<div class=${kind} role="row" id=${`row-${index}`} aria-rowindex=${index + 2}
      aria-selected=${isMarked ? 'true' : 'false'} style=${{transform: `translateY(${y}px)`}}>
    <div role="gridcell">${row && html`<input type="checkbox" tabindex="-1" checked=${isMarked}
      aria-label=${`Mark ${row.contactName ?? row.id}`} onChange=${onToggle} />`}</div>
    ${columns.map((column, at) => html`<div role="gridcell" key=${column.name} title=${row ? column.show(row) : ''}>
      ${row && (at === 0
        ? html`<${Link} tabindex="-1" to=${addressOf(location, 'contacts', row.id)}>${column.show(row) || row.email || row.phone || row.id}</${Link}>`
        : column.name === 'tags'
          ? row.tags.map((tag) => html`<span class="tag" key=${tag}>${tag}</span>`)
          : column.show(row))}
      ${!row && at === 0 && '…'}
    </div>`)}
  </div>`;
}
