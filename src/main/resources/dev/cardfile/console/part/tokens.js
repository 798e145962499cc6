import {call} from '../api.js';
import {time} from '../format.js';
import {html, useState} from '../html.js';
import {useListed} from '../listed.js';
import {Code} from './code.js';
import {Confirm, Dialog} from './dialog.js';
import {ProblemBox} from './problem.js';

/** The tokens of a location: made, seen once, revoked. */
export function Tokens({path}) {
  const {all: tokens, problem, load, change} = useListed(`${path}/tokens`, 'tokens');
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState(null);
  const revoke = () => {
    setRevoking(null);
    change(call('DELETE', `${path}/tokens/${encodeURIComponent(revoking.id)}`));
  };
  return html`<section class="part" aria-labelledby="tokens-title">
    <header><h2 id="tokens-title">Tokens</h2>
      <button type="button" class="plain" onClick=${() => setMaking(true)}>New token</button></header>
    ${problem && html`<${ProblemBox} problem=${problem} />`}
    ${tokens?.length === 0 && html`<p class="fine">None: no program can use this location.</p>`}
    ${tokens?.map((token) => html`<article class="change" key=${token.id}>
      <header><h3>${token.name || token.id}</h3>
        <span class="fine grow">${token.state}, created ${time(token.createdAt)}${
          token.expiresAt ? `, until ${time(token.expiresAt)}` : ''}</span>
        ${token.state === 'valid' && html`<button type="button" class="plain" aria-label=${`Revoke ${token.name || token.id}`}
          onClick=${() => setRevoking(token)}>Revoke</button>`}</header>
      <p class="fine">${token.scopes.join(', ')}</p></article>`)}
    ${making && html`<${NewToken} path=${path} onClose=${() => {
      setMaking(false);
      load();
    }} />`}
    ${revoking && html`<${Confirm} danger=${true} title=${`Revoke ${revoking.name || revoking.id}?`} yes="Revoke it"
      text="Programs that use it are refused from their next request on." onYes=${revoke} onNo=${() => setRevoking(null)} />`}
  </section>`;
}

function NewToken({path, onClose}) {
  const [name, setName] = useState('');
  const [until, setUntil] = useState('');
  const [made, setMade] = useState(null);
  const [problem, setProblem] = useState(null);
  const make = (event) => {
    event.preventDefault();
    call('POST', `${path}/tokens`, {body: {name, ...(until && {expiresAt: until})}}).then(setMade, setProblem);
  };
  return html`<${Dialog} title="New token" onClose=${onClose}>
    ${made
      ? html`<p>This token is shown only once. Store it where the program that uses it can read it.</p>
          <${Code} text=${made.secret} label="The token" />
          <footer><button type="button" class="primary" onClick=${onClose}>I have it</button></footer>`
      : html`<form onSubmit=${make}>
          <label>Name, such as the program that uses it <input required data-first maxlength="255" value=${name}
            onInput=${(event) => setName(event.target.value)} /></label>
          <label>Valid until (empty: it never expires) <input type="date" value=${until}
            onInput=${(event) => setUntil(event.target.value)} /></label>
          <p class="fine">It allows everything except erasing people and changing the location’s settings.</p>
          ${problem && html`<${ProblemBox} problem=${problem} />`}
          <footer><button type="button" onClick=${onClose}>Cancel</button>
            <button type="submit" class="primary">Create the token</button></footer>
        </form>`}
  </${Dialog}>`;
}
