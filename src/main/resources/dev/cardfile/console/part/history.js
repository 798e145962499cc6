import {call} from '../api.js';
import {exactTime} from '../format.js';
import {html, useEffect, useState} from '../html.js';
import {addressOf, go, Link} from '../router.js';
import {Confirm} from './dialog.js';
import {Difference} from './difference.js';
import {ProblemBox} from './problem.js';
import {tell} from './toasts.js';
import {labelOf} from '../fields.js';

/** @import {Change} from '../types.js' */

const KINDS = {
  created: 'Created', updated: 'Changed', deleted: 'Deleted', restored: 'Restored', merged: 'Merged', erased: 'Erased',
};
const BY = {
  token: 'a token', app: 'an app', import: 'an import', operator: 'an operator',
  command_line: 'the command line', system: 'Cardfile itself',
};

/**
 * What happened to a contact, the newest first, with the way back.
 *
 * @param {{path: string, id: string, location: string, custom: any[], version: string|null, onUndone: () => void}} props
 */
export function History({path, id, location, custom, version, onUndone}) {
  const [changes, setChanges] = useState(/** @type {Change[]|null} */ (null));
  const [before, setBefore] = useState(null);
  const [problem, setProblem] = useState(null);
  const [forced, setForced] = useState(null);
  const [day, setDay] = useState('');

  const read = (from, known) => call('GET', `${path}/history`, {query: {limit: 20, before: from}}).then((answer) => {
    setChanges([...known, ...answer.history]);
    setBefore(answer.more ? answer.before : null);
  }, setProblem);
  useEffect(() => {
    read(null, []);
  }, [path, version]);

  const undo = async (change, force) => {
    setForced(null);
    setProblem(null);
    try {
      const answer = await call('POST', `/changes/${change.seq}/undo`, {
        query: {locationId: location, force: force ? true : null},
      });
      (answer.warnings ?? []).forEach((warning) => tell(warning.message));
      if (answer.deleted) {
        tell('The contact was created by that change, so it is deleted now.');
        go(addressOf(location, 'contacts'));
        return;
      }
      tell('Undone.');
      onUndone();
      read(null, []);
    } catch (failure) {
      if (failure.code === 'changed_since') {
        setForced({change, fields: failure.fields});
      } else {
        setProblem(failure);
      }
    }
  };
  const open = (event) => {
    event.preventDefault();
    go(addressOf(location, 'contacts', id, {at: new Date(day).toISOString()}));
  };
  return html`<section class="part" aria-labelledby="history-title">
    <header><h2 id="history-title">History</h2></header>
    <form class="row" onSubmit=${open}>
      <label class="grow"><span class="hidden">As it was on</span>
        <input type="datetime-local" required value=${day} onInput=${(event) => setDay(event.target.value)} /></label>
      <button type="submit">As it was then</button>
    </form>
    ${problem && html`<${ProblemBox} problem=${problem} />`}
    ${changes?.length === 0 && html`<p class="fine">No changes are recorded. History may be turned off, or the changes may be too old to be kept.</p>`}
    ${changes?.map((change) => html`<article class="change" key=${change.seq}>
      <header><h3>${KINDS[change.kind] ?? change.kind}</h3>
        <span class="fine grow">${exactTime(change.at)} by ${change.by?.name ?? BY[change.by?.kind] ?? 'somebody'}</span>
        <${Link} to=${addressOf(location, 'contacts', id, {at: change.at})} aria-label=${`As it was on ${exactTime(change.at)}`}>as it was</${Link}>
        ${change.kind !== 'erased' && html`<button type="button" class="plain"
          aria-label=${`Undo change ${change.seq}`} onClick=${() => undo(change, false)}>Undo</button>`}</header>
      ${change.changed && html`<${Difference} custom=${custom} rows=${Object.entries(change.changed)
        .map(([field, {old, new: now}]) => ({field, from: old, to: now}))} />`}
    </article>`)}
    ${before && html`<button type="button" onClick=${() => read(before, changes)}>Older changes</button>`}
    ${forced && html`<${Confirm} title="Changed again later" yes="Undo anyway"
      text=${`A later change has touched ${forced.fields.map((each) => labelOf(each, custom)).join(', ')}. Undoing this one writes over that.`}
      onYes=${() => undo(forced.change, true)} onNo=${() => setForced(null)} />`}
  </section>`;
}
