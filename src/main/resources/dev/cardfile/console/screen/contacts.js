import {columns as columnsOf, FIRST_COLUMNS} from '../fields.js';
import {counted} from '../format.js';
import {html, useEffect, useMemo, useState} from '../html.js';
import {keep, kept} from '../kept.js';
import {useShortcut} from '../keys.js';
import {Marks} from '../marks.js';
import {Pages} from '../pages.js';
import {BulkBar} from '../part/bulk.js';
import {Languages} from '../part/code.js';
import {ColumnsMenu} from '../part/columns.js';
import {ContactTable} from '../part/contact-table.js';
import {Dialog} from '../part/dialog.js';
import {ExportDialog, shownAsCsv, wholeExport} from '../part/export.js';
import {Loading} from '../part/loading.js';
import {item, Menu} from '../part/menu.js';
import {ProblemBox} from '../part/problem.js';
import {SearchLine} from '../part/search-line.js';
import {ViewsMenu} from '../part/views.js';
import {usePlaceData} from '../place-data.js';
import {parse, searchables} from '../query.js';
import {addressOf, go, Link} from '../router.js';
import {LANGUAGES} from '../share.js';

const NEWEST = '-dateAdded';

/** @param {string} text such as `-dateAdded` */
const sortOf = (text) =>
  ({field: text.replace(/^-/, ''), direction: text.startsWith('-') ? 'desc' : 'asc'});

/** The contacts of a location: found, chosen, tagged, exported. */
export function ContactsScreen({place, location}) {
  const {custom, tags, known, problem} = usePlaceData(location.id);
  const line = place.query.get('q') ?? '';
  const sortText = place.query.get('sort') ?? NEWEST;
  const [chosen, setChosen] = useState(kept(`columns.${location.id}`, FIRST_COLUMNS));
  const [marks, setMarks] = useState(Marks.NONE);
  const [round, setRound] = useState(0);
  const [, drawAgain] = useState({});

  const fields = useMemo(() => searchables(custom, tags), [custom, tags]);
  const all = useMemo(() => columnsOf(custom), [custom]);
  const columns = all.filter((column) => chosen.includes(column.name));
  const {search: found, error} = useMemo(() => parse(line, fields), [line, fields]);
  // A field that the line names may be a custom one that is not here yet.
  const waits = error !== null && !known && !problem;
  const search = found && {...found, sort: [sortOf(sortText)]};
  const pages = useMemo(
    () => search && new Pages(location.id, search, () => drawAgain({})),
    [location.id, JSON.stringify(search), round]);
  useEffect(() => () => pages?.close(), [pages]);
  useEffect(() => setMarks(Marks.NONE), [pages]);

  const show = (query) => go(addressOf(location.id, 'contacts', null,
    {q: line, sort: sortText === NEWEST ? '' : sortText, ...query}));
  useEffect(() => keep(`columns.${location.id}`, chosen), [chosen]);
  const toggle = (name) => setChosen((was) =>
    (was.includes(name) ? was.filter((each) => each !== name) : [...was, name]));
  const again = () => setRound(round + 1);
  useShortcut('r', 'reload the list', again, [round]);
  useShortcut('n', 'a new contact', () => go(addressOf(location.id, 'try')));
  useShortcut('Escape', 'unmark all contacts', () => setMarks(Marks.NONE));

  return html`
    <div class="tools">
      <h1 class="hidden">Contacts of ${location.name}</h1>
      <${SearchLine} value=${line} fields=${fields} error=${waits ? null : error} onSearch=${(q) => {
        if (q === line) {
          again();
        }
        show({q});
      }} />
      <${ViewsMenu} location=${location.id} now=${{line, columns: chosen, sort: sortText}}
        onOpen=${(view) => {
          setChosen(view.columns);
          show({q: view.line, sort: view.sort});
        }} />
      <${ColumnsMenu} all=${all} chosen=${chosen} onToggle=${toggle} />
      ${pages && html`<${More} location=${location.id} search=${search} columns=${columns} total=${pages.total} />`}
      <${Link} class="button primary" to=${addressOf(location.id, 'try')}>New contact</${Link}>
    </div>
    ${problem && html`<${ProblemBox} problem=${problem} />`}
    ${pages && html`
      ${pages.problem && html`<${ProblemBox} problem=${pages.problem} onRetry=${() => pages.retry()} />`}
      <${BulkBar} location=${location.id} search=${search} marks=${marks} total=${pages.total} tags=${tags}
        onMark=${setMarks} onDone=${again} />
      ${pages.total === 0
        ? html`<${Nobody} line=${line} location=${location.id} onClear=${() => show({q: ''})} />`
        : html`<${ContactTable} location=${location.id} pages=${pages} columns=${columns}
            sort=${sortOf(sortText)} marks=${marks} onMark=${setMarks}
            onSort=${(field) => show({sort: sortText === field ? `-${field}` : field})} />`}`}
    ${(waits || pages?.total === null && !pages.problem) && html`<${Loading} what="contacts" />`}
    <p class="count fine" role="status">${pages && pages.total !== null && counted(pages.total, 'contact')}</p>`;
}

/** Export, and the search as a program sends it. */
function More({location, search, columns, total}) {
  const [wanted, setWanted] = useState(null);
  const [shared, setShared] = useState(false);
  const onlyWords = !search.filters;
  const whole = (format, profile) => () => setWanted(wholeExport(format, profile, search.query));
  return html`<${Menu} label="More" end=${true}>
      ${(close) => html`
        ${item(close, 'Export what is shown (CSV)',
          () => setWanted(shownAsCsv(location, search, columns, total)))}
        ${onlyWords && html`
          ${item(close, 'Export every field (CSV)', whole('csv'))}
          ${item(close, 'Export every field (NDJSON)', whole('ndjson'))}
          ${item(close, 'Export for HighLevel (CSV)', whole('csv', 'highlevel'))}
          ${item(close, 'Export vCards', whole('vcf'))}`}
        <hr />
        ${item(close, 'Copy as curl or JavaScript', () => setShared(true))}`}
    </${Menu}>
    ${wanted && html`<${ExportDialog} wanted=${wanted} onClose=${() => setWanted(null)} />`}
    ${shared && html`<${Dialog} wide=${true} title="This search as a request" onClose=${() => setShared(false)}>
      <p>With a token of this location in <code>TOKEN</code>:</p>
      <${Languages} languages=${LANGUAGES} request=${{
        method: 'POST', path: '/contacts/search', body: {locationId: location, pageLimit: 100, ...search},
      }} />
    </${Dialog}>`}`;
}

function Nobody({line, location, onClear}) {
  return line
    ? html`<section class="empty"><h2>No contacts found</h2>
        <p>No contact matches <code>${line}</code>.</p>
        <button type="button" onClick=${onClear}>Show all contacts</button></section>`
    : html`<section class="empty"><h2>No contacts yet</h2>
        <p>Write the first one, and see what an upsert does:</p>
        <p><${Link} class="button primary" to=${addressOf(location, 'try')}>Try an upsert</${Link}></p>
        <p><${Link} class="button" to=${addressOf(location, 'import')}>Import a file</${Link}></p></section>`;
}
