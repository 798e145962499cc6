import {call, problemOf, send} from '../api.js';
import {labelOf} from '../fields.js';
import {counted, exactTime, number} from '../format.js';
import {html, useEffect, useState} from '../html.js';
import {usePlaceData} from '../place-data.js';
import {addressOf, go, Link} from '../router.js';
import {Confirm, Dialog} from './dialog.js';
import {canBeUndone, isOver, isUndoing, stateLabel} from './import-state.js';
import {Loading} from './loading.js';
import {ProblemBox} from './problem.js';
import {save} from './save.js';

const AGAIN_AFTER = 500;
const SHOWN_LINES = 40;
const COUNTS = {
  created: 'created', updated: 'updated', unchanged: 'unchanged', skipped: 'skipped', failed: 'failed',
};
const ACTIONS = {
  running: ['pause', 'cancel'], waiting: ['pause', 'cancel'], paused: ['resume', 'cancel'],
};
const UNDO_COUNTS = {deleted: 'deleted', restored: 'restored', left: 'left, changed since'};
const LABELS = {pause: 'Pause', resume: 'Resume', cancel: 'Cancel'};

/** One import: how far it is, how its columns were understood, and what failed. */
export function OneImport({id, location}) {
  const path = `/imports/${encodeURIComponent(id)}`;
  const {custom} = usePlaceData(location);
  const [seen, setSeen] = useState(null);
  const [problem, setProblem] = useState(null);
  const [asked, setAsked] = useState(/** @type {string|null} */ (null));
  const list = addressOf(location, 'import');

  const load = (quiet) => call('GET', path, {query: {locationId: location}, quiet}).then((answer) => {
    setSeen(answer);
    setProblem(null);
  }, setProblem);
  useEffect(() => {
    load(false);
  }, [id]);
  useEffect(() => {
    if (!seen || isOver(seen) || problem) {
      return undefined;
    }
    const timer = setTimeout(() => load(true), AGAIN_AFTER);
    return () => clearTimeout(timer);
  }, [seen, problem]);

  const act = (action) => {
    setAsked(null);
    call('POST', `${path}/${action}`, {query: {locationId: location}}).then(() => load(false), setProblem);
  };
  const remove = () => {
    setAsked(null);
    call('DELETE', path, {query: {locationId: location}}).then(() => go(list), setProblem);
  };
  return html`
    <div class="title"><${Link} to=${list}>← Imports</${Link}>
      <h1>${seen ? seen.fileName || seen.id : 'Import'}</h1>
      ${seen && (ACTIONS[seen.state] ?? []).map((action) => html`<button type="button" key=${action}
        onClick=${() => (action === 'cancel' ? setAsked('cancel') : act(action))}>${LABELS[action]}</button>`)}
      ${seen && canBeUndone(seen) && html`<button type="button" onClick=${() => setAsked('undo')}>Undo it…</button>`}
      ${seen && isOver(seen) && html`<button type="button" onClick=${() => setAsked('delete')}>Delete it…</button>`}
    </div>
    ${problem && html`<${ProblemBox} problem=${problem} onRetry=${() => load(false)} />`}
    ${!seen && !problem && html`<${Loading} what="the import" />`}
    ${seen && html`<${Progress} seen=${seen} />`}
    ${seen?.undo && html`<${Undone} undo=${seen.undo} />`}
    ${seen?.columns && html`<${Columns} columns=${seen.columns} custom=${custom} />`}
    ${seen && isOver(seen) && html`<${Kept} path=${path} location=${location} seen=${seen} />`}
    ${asked === 'cancel' && html`<${Confirm} title="Cancel this import?" yes="Cancel it" danger=${true}
      text="What is written stays. The file is deleted, so the import cannot be resumed."
      onYes=${() => act('cancel')} onNo=${() => setAsked(null)} />`}
    ${asked === 'undo' && html`<${Dialog} title="Undo this import?" onClose=${() => setAsked(null)}>
      <ul>
        <li>${counted(seen.created, 'contact')} that it created: deleted.</li>
        <li>${counted(seen.updated, 'row')} that changed a contact: the contact is restored to what it was.</li>
        <li>Contacts that somebody has changed since stay as they are, and are listed.</li>
      </ul>
      <p>It runs in the background, and an import can be undone once.</p>
      <footer><button type="button" onClick=${() => setAsked(null)}>Cancel</button>
        <button type="button" class="danger" onClick=${() => act('undo')}>Undo the import</button></footer>
    </${Dialog}>`}
    ${asked === 'delete' && html`<${Confirm} title="Delete this import?" yes="Delete it" danger=${true}
      text="Its figures and the rows that failed are deleted. The contacts stay."
      onYes=${remove} onNo=${() => setAsked(null)} />`}`;
}

function Progress({seen}) {
  const {rows, total, perSecond, profile, problem} = seen;
  return html`<section class="part" aria-labelledby="progress-title">
    <header><h2 id="progress-title">${stateLabel(seen)}</h2>
      ${profile && html`<span class="tag">${profile}</span>`}</header>
    ${total === undefined
      ? !isOver(seen) && html`<label>Reading the file… <progress></progress></label>`
      : html`<label>${number(rows)} of ${number(total)} rows${perSecond ? `, ${number(Math.round(perSecond))} a second` : ''}
          <progress max=${Math.max(total, 1)} value=${rows}></progress></label>`}
    <ul class="figures">${Object.entries(COUNTS).map(([name, label]) => html`<li key=${name}>
      <strong>${number(seen[name] ?? 0)}</strong> ${label}</li>`)}</ul>
    ${problem && html`<p class="error">${problem.message ?? problem}</p>`}
    <p class="fine">Sent ${exactTime(seen.createdAt)}${seen.endedAt ? `, ended ${exactTime(seen.endedAt)}` : ''}.</p>
  </section>`;
}

/** How far the undoing is, and what came of it. */
function Undone({undo}) {
  return html`<section class="part" aria-labelledby="undo-title">
    <header><h2 id="undo-title">Undo</h2></header>
    ${isUndoing({undo}) && html`<label>Undoing… <progress></progress></label>`}
    <ul class="figures">${Object.entries(UNDO_COUNTS).map(([name, label]) => html`<li key=${name}>
      <strong>${number(undo[name])}</strong> ${label}</li>`)}</ul>
    ${undo.state === 'done' && undo.left > 0 && html`<p>Those that were left are listed below.</p>`}
  </section>`;
}

/** Which column became what. */
function Columns({columns, custom}) {
  const called = (field) => (field.startsWith('contact.')
    ? custom.find((each) => each.fieldKey === field)?.name ?? field
    : labelOf(field, custom));
  return html`<section class="part" aria-labelledby="mapping-title">
    <header><h2 id="mapping-title">Columns</h2></header>
    <table class="diff">
      <thead><tr><th scope="col">In the file</th><th scope="col">Becomes</th><th scope="col">Recognised by</th></tr></thead>
      <tbody>${columns.map((column, index) => html`<tr key=${index}><td>${column.heading}</td>
        <td>${column.field && column.field !== '-' ? called(column.field) : html`<span class="fine">not used</span>`}</td>
        <td><span class="fine">${column.certainty ?? ''}</span></td></tr>`)}</tbody>
    </table>
  </section>`;
}

const OUTCOMES = {failed: 'Failed', partly: 'Partly written', skipped: 'Skipped'};
const UNDO_OUTCOMES = {...OUTCOMES, left: 'Left when it was undone'};

/** The rows that were kept, because something of them was not written. */
function Kept({path, location, seen}) {
  const [outcome, setOutcome] = useState(seen.undo?.left > 0 ? 'left' : 'failed');
  const [file, setFile] = useState(/** @type {string|null} */ (null));
  const [problem, setProblem] = useState(null);
  useEffect(() => {
    const over = new AbortController();
    setFile(null);
    setProblem(null);
    send('GET', `${path}/rows`, {
      query: {locationId: location, outcome}, headers: {Accept: '*/*'}, signal: over.signal,
    }).then((answer) => answer.text()).then(
      setFile, (failure) => failure.name !== 'AbortError' && setProblem(problemOf(failure)));
    return () => over.abort();
  }, [path, outcome]);
  const lines = (file ?? '').split('\n');
  const none = lines.filter((line) => line.trim() !== '').length <= (seen.kind === 'csv' ? 1 : 0);
  return html`<section class="part" aria-labelledby="kept-title">
    <header><h2 id="kept-title">Rows to look at</h2>
      <label class="row"><span class="hidden">Which rows</span><select value=${outcome} onChange=${(event) => setOutcome(event.target.value)}>
        ${Object.entries(seen.undo ? UNDO_OUTCOMES : OUTCOMES).map(([name, label]) => html`<option value=${name} key=${name}>${label}</option>`)}</select></label></header>
    ${problem && html`<${ProblemBox} problem=${problem} />`}
    ${file !== null && (none
      ? html`<p class="fine">None.</p>`
      : html`<p>${outcome === 'left'
            ? 'Each contact that was changed since the import, and why it stays as it is.'
            : 'The file’s own columns, followed by the reason. Correct the rows, then import this file.'}</p>
          <pre tabindex="0" aria-label="Rows"><code>${lines.slice(0, SHOWN_LINES).join('\n')}${lines.length > SHOWN_LINES ? '\n…' : ''}</code></pre>
          <div class="buttons"><button type="button" onClick=${() => save(`${outcome}-${seen.fileName || 'rows.csv'}`, [file])}>Save the file</button></div>`)}
  </section>`;
}
