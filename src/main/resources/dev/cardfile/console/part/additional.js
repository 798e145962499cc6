import {call, Problem} from '../api.js';
import {html, useState} from '../html.js';
import {focused} from './focus.js';
import {ProblemBox} from './problem.js';

const NAMES = {
  email: {listed: 'additionalEmails', label: 'Additional e-mails', one: 'e-mail'},
  phone: {listed: 'additionalPhones', label: 'Additional phones', one: 'phone'},
};

/**
 * The e-mails or phones that a contact is found by beside its own.
 *
 * @param {{kind: 'email'|'phone', contact: any, etag: string|null, location: string, onWrite: any, onHeld: any}} props
 */
export function Additional({kind, contact, etag, location, onWrite, onHeld}) {
  const {listed, label, one} = NAMES[kind];
  const values = (contact[listed] ?? []).map((each) => each[kind]);
  const [adding, setAdding] = useState(false);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState(null);
  if (values.length === 0 && (!onWrite || !contact[kind])) {
    return null;
  }
  const add = (event) => {
    event.preventDefault();
    // What a contact has is kept; another value becomes an additional one.
    onWrite({[kind]: typed}, {fields: 'fillEmpty'}).then(() => {
      setAdding(false);
      setTyped('');
      setProblem(null);
    }, setProblem);
  };
  const promote = (value) => makeMain(kind, value, contact, etag, location)
    .then(onHeld).then(() => setProblem(null), setProblem);
  return html`<div>
    <dt>${label}</dt>
    <dd>
      ${values.map((value) => html`<div class="also" key=${value}><span>${value}</span>
        ${onWrite && html`<button type="button" class="plain" aria-label=${`Make ${value} the main ${one}`}
          onClick=${() => promote(value)}>Make it the main one</button>`}</div>`)}
      ${onWrite && (adding
        ? html`<form class="also" onSubmit=${add} onKeyDown=${(event) => event.key === 'Escape' && setAdding(false)}>
            <input type="text" class="grow" required ref=${focused} aria-label=${`Another ${one}`} value=${typed}
              onInput=${(event) => setTyped(event.target.value)} />
            <button type="submit">Add</button></form>`
        : html`<button type="button" class="plain" onClick=${() => setAdding(true)}>Add ${kind === 'email' ? 'an e-mail' : 'a phone'}</button>`)}
      ${problem && html`<${ProblemBox} problem=${problem} />`}
    </dd>
  </div>`;
}

/**
 * An upsert that sends an additional value makes it the main one, and keeps the one before. Whether
 * it would find this contact, and not another that holds the value too, a dry run says first.
 */
async function makeMain(kind, value, contact, etag, location) {
  const body = {locationId: location, [kind]: value};
  const headers = {'If-Match': etag};
  const dry = await call('POST', '/contacts/upsert', {body, headers, query: {dryRun: true}});
  if (dry.contact.id !== contact.id) {
    throw new Problem(409, {message: `An upsert of ${value} finds another contact, ${dry.contact.id}, so it stays as it is.`}, dry.traceId);
  }
  return call('POST', '/contacts/upsert', {body, headers});
}
