import {call} from '../api.js';
import {html, useState} from '../html.js';
import {focused} from './focus.js';
import {ProblemBox} from './problem.js';
import {upsertHere} from './upsert-here.js';

const NAMES = {
  email: {listed: 'additionalEmails', plural: 'emails', label: 'Additional e-mails', one: 'e-mail'},
  phone: {listed: 'additionalPhones', plural: 'phones', label: 'Additional phones', one: 'phone'},
};

/**
 * The e-mails or phones that a contact is found by beside its own.
 *
 * @param {{kind: 'email'|'phone', contact: any, etag: string|null, location: string, onWrite: any, onHeld: any}} props
 */
export function Additional({kind, contact, etag, location, onWrite, onHeld}) {
  const {listed, plural, label, one} = NAMES[kind];
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
  // An upsert that sends an additional value makes it the main one, and keeps the one before.
  const makeMain = (value) => upsertHere({contact, etag}, location, {[kind]: value});
  const promote = (value) => makeMain(value).then(onHeld).then(() => setProblem(null), setProblem);
  const path = `/contacts/${encodeURIComponent(contact.id)}`;
  const remove = async (value) => {
    try {
      await call('DELETE', `${path}/additional-${plural}`, {
        body: {[plural]: [value]}, headers: {'If-Match': etag},
      });
      onHeld(await call('GET', path));
      setProblem(null);
    } catch (failure) {
      setProblem(failure);
    }
  };
  return html`<div>
    <dt>${label}</dt>
    <dd>
      ${values.map((value) => html`<div class="also" key=${value}><span>${value}</span>
        ${onWrite && html`<button type="button" class="plain" aria-label=${`Make ${value} the main ${one}`}
          onClick=${() => promote(value)}>Make it the main one</button>
          <button type="button" class="plain" aria-label=${`Remove the ${one} ${value}`}
            onClick=${() => remove(value)}>Remove</button>`}</div>`)}
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
