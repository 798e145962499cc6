import {html, useState} from '../html.js';
import {ProblemBox} from './problem.js';

const CHANNELS = {
  Call: 'Calls', Email: 'E-mail', SMS: 'SMS', WhatsApp: 'WhatsApp', GMB: 'Google Business', FB: 'Facebook',
};
const STATES = {inactive: 'may be used', active: 'do not disturb', permanent: 'never again'};
const INBOUND = {inactive: STATES.inactive, active: STATES.active};

/**
 * By which channels a contact is not to be disturbed. All channels together are a value of its own,
 * which changes none of the single ones.
 *
 * @param {{contact: any, onWrite: ((changes: any) => Promise<void>)|null}} props
 */
export function Disturbance({contact, onWrite}) {
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const write = (changes) => {
    setBusy(true);
    return onWrite(changes).then(() => setProblem(null), setProblem).then(() => setBusy(false));
  };
  const row = (member, name, label, states) => {
    const set = contact[member]?.[name];
    return html`<div key=${member + name}>
      <dt>${label}</dt>
      <dd>${onWrite
        ? html`<select aria-label=${`Do not disturb, ${label}`} value=${set?.status ?? ''} disabled=${busy}
            onChange=${(event) => write({[member]: {[name]: {...set, status: event.target.value}}})}>
            ${!set && html`<option value="">—</option>`}
            ${Object.entries(states).map(([value, text]) => html`<option value=${value} key=${value}>${text}</option>`)}</select>`
        : html`<span class="value">${STATES[set?.status] ?? '—'}</span>`}
        ${set?.message && html`<p class="fine">${set.message}</p>`}</dd>
    </div>`;
  };
  return html`<section class="part" aria-labelledby="disturb-title">
    <header><h2 id="disturb-title">Do not disturb</h2></header>
    <label class="row"><input type="checkbox" checked=${contact.dnd === true} disabled=${!onWrite || busy}
      onChange=${(event) => write({dnd: event.target.checked})} /> by any channel</label>
    ${problem && html`<${ProblemBox} problem=${problem} />`}
    <dl class="fields">
      ${Object.entries(CHANNELS).map(([name, label]) => row('dndSettings', name, label, STATES))}
      ${row('inboundDndSettings', 'all', 'Inbound', INBOUND)}
    </dl>
  </section>`;
}
