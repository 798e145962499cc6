import {problemOf, send} from '../api.js';
import {number} from '../format.js';
import {html, useEffect, useRef, useState} from '../html.js';
import {everyPage} from '../pages.js';
import {Dialog} from './dialog.js';
import {ProblemBox} from './problem.js';
import {save} from './save.js';

/**
 * @typedef {{name: string, total: number|null, parts: (signal: AbortSignal) => AsyncGenerator<{text: BlobPart, rows?: number}>}} Wanted
 */

/** @param {string} cell guarded, so that no spreadsheet takes it for a formula */
function csv(cell) {
  const guarded = /^'?[=@\t\r]/.test(cell) || (/^'?[+-]/.test(cell) && !/^[+-][\d\s().]+$/.test(cell))
    ? `'${cell}` : cell;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** @returns {Wanted} what the list shows: its columns, its contacts, its order */
export function shownAsCsv(location, search, columns, total) {
  const line = (cells) => cells.map(csv).join(',') + '\r\n';
  return {
    name: 'contacts.csv',
    total,
    async* parts(signal) {
      yield {text: line(['id', ...columns.map((column) => column.label)])};
      for await (const page of everyPage(location, search, signal)) {
        yield {
          text: page.contacts.map((row) => line([row.id, ...columns.map((column) => column.show(row))])).join(''),
          rows: page.contacts.length,
        };
      }
    },
  };
}

/** @returns {Wanted} everything of every contact, as the API's export gives it */
export function wholeExport(format, profile, query) {
  return {
    name: `contacts.${format}`,
    total: null,
    async* parts(signal) {
      const answer = await send('GET', '/contacts/export', {
        query: {format, profile, query}, headers: {Accept: '*/*'}, signal,
      });
      for await (const text of answer.body) {
        yield {text};
      }
    },
  };
}

/** Gathers a file and gives it to the browser to save, with the number of rows while it grows. */
export function ExportDialog({wanted, onClose}) {
  const [rows, setRows] = useState(0);
  const [problem, setProblem] = useState(null);
  const over = useRef(new AbortController());
  useEffect(() => {
    gather(wanted, over.current.signal, (more) => setRows((was) => was + more)).then(
      onClose, (failure) => failure.name !== 'AbortError' && setProblem(problemOf(failure)));
    return () => over.current.abort();
  }, []);
  return html`<${Dialog} title=${`Export to ${wanted.name}`} onClose=${onClose}>
    ${problem
      ? html`<${ProblemBox} problem=${problem} />`
      : wanted.total === null
        ? html`<label>Writing… <progress></progress></label>`
        : html`<label>${number(rows)} of ${number(wanted.total)} contacts
            <progress max=${wanted.total} value=${rows}></progress></label>`}
    <footer><button type="button" onClick=${onClose}>${problem ? 'Close' : 'Stop'}</button></footer>
  </${Dialog}>`;
}

async function gather(wanted, signal, grown) {
  const parts = [];
  for await (const {text, rows} of wanted.parts(signal)) {
    parts.push(text);
    grown(rows ?? 0);
  }
  save(wanted.name, parts);
}
