import {call} from '../api.js';
import {counted} from '../format.js';
import {html, useEffect, useState} from '../html.js';
import {Confirm, Dialog} from '../part/dialog.js';
import {CustomFields} from '../part/location-fields.js';
import {LocationForm} from '../part/location-form.js';
import {LocationTags} from '../part/location-tags.js';
import {Loading} from '../part/loading.js';
import {ProblemBox} from '../part/problem.js';
import {tell} from '../part/toasts.js';
import {Tokens} from '../part/tokens.js';

/**
 * The locations of an operator: made, set, given tokens, deleted. What belongs to one location's
 * contacts, its fields and tags, is shown for the location that is chosen in the bar.
 *
 * @param {{locations: import('../types.js').Location[], here: any, onChanged: () => Promise<void>, onChoose: (id: string) => void}} props
 */
export function LocationsScreen({locations, here, onChanged, onChoose}) {
  const [asked, setAsked] = useState(/** @type {'create'|'delete'|null} */ (null));
  const [problem, setProblem] = useState(null);
  const path = here && `/operator/locations/${encodeURIComponent(here.id)}`;
  const remove = async () => {
    setAsked(null);
    try {
      await call('DELETE', path);
      tell(`${here.name || here.id} is being deleted.`);
      onChanged();
    } catch (failure) {
      setProblem(failure);
    }
  };
  return html`
    <div class="title"><h1>Locations</h1>
      <button type="button" class="primary" onClick=${() => setAsked('create')}>New location</button></div>
    ${problem && html`<${ProblemBox} problem=${problem} />`}
    ${locations.length === 0 && html`<section class="empty"><h2>No location yet</h2>
      <p>Contacts live in a location. Create the first one.</p></section>`}
    ${here && html`
      <label>Location <select value=${here.id} onChange=${(event) => onChoose(event.target.value)}>
        ${locations.map((each) => html`<option value=${each.id} key=${each.id}>${each.name || each.id}</option>`)}</select></label>
      <div class="columns" key=${here.id}>
        <div class="stack">
          <${Settings} path=${path} onChanged=${onChanged} />
          <${Tokens} path=${path} />
          <section class="part" aria-labelledby="end-title"><header><h2 id="end-title">Delete this location</h2></header>
            <p>With its contacts, history, tokens and all else.</p>
            <div class="buttons"><button type="button" class="danger" onClick=${() => setAsked('delete')}>Delete it…</button></div></section>
        </div>
        <div class="stack"><${CustomFields} location=${here.id} /><${LocationTags} location=${here.id} /></div>
      </div>`}
    ${asked === 'create' && html`<${Dialog} title="New location" onClose=${() => setAsked(null)}>
      <${LocationForm} first=${{}} withId=${true} label="Create" onSave=${async (body) => {
        const answer = await call('POST', '/operator/locations', {body});
        setAsked(null);
        tell(`Created ${answer.location.name}.`);
        await onChanged();
        onChoose(answer.location.id);
      }} /></${Dialog}>`}
    ${asked === 'delete' && html`<${DeleteDialog} here=${here} onYes=${remove} onNo=${() => setAsked(null)} />`}`;
}

/** Asks for the id to be typed: nothing brings a location back. */
function DeleteDialog({here, onYes, onNo}) {
  const [typed, setTyped] = useState('');
  return html`<${Dialog} title=${`Delete ${here.name || here.id}?`} onClose=${onNo}>
    <form onSubmit=${(event) => {
      event.preventDefault();
      onYes();
    }}>
      <p>Its contacts, with all that belongs to them, and its tokens go for good. Nothing brings them back.</p>
      <label>Type its id, <code>${here.id}</code>
        <input data-first value=${typed} onInput=${(event) => setTyped(event.target.value)} /></label>
      <footer><button type="button" onClick=${onNo}>Cancel</button>
        <button type="submit" class="danger" disabled=${typed !== here.id}>Delete it for good</button></footer>
    </form>
  </${Dialog}>`;
}

function Settings({path, onChanged}) {
  const [held, setHeld] = useState(null);
  const [problem, setProblem] = useState(null);
  const load = () => call('GET', path).then((answer) => setHeld(answer.location), setProblem);
  useEffect(() => {
    load();
  }, [path]);
  return html`<section class="part" aria-labelledby="settings-title">
    <header><h2 id="settings-title">Settings</h2></header>
    ${problem && html`<${ProblemBox} problem=${problem} onRetry=${load} />`}
    ${!held && !problem && html`<${Loading} what="settings" />`}
    ${held && html`<${LocationForm} first=${held} label="Save" onSave=${async (body) => {
      const answer = await call('PUT', path, {body});
      setHeld(answer.location);
      tell(answer.duplicates > 0
        ? `Saved. Several contacts already share ${counted(answer.duplicates, 'e-mail or phone', 'e-mails or phones')}.`
        : 'Saved.');
      onChanged();
    }} />`}
  </section>`;
}
