import {call} from '../api.js';
import {html, useState} from '../html.js';
import {focused} from './focus.js';
import {ProblemBox} from './problem.js';

/**
 * The users who follow a contact, by their ids.
 *
 * @param {{contact: any, path: string, etag: string|null, isFixed: boolean, onChanged: () => Promise<void>}} props
 */
export function Followers({contact, path, etag, isFixed, onChanged}) {
  const [adding, setAdding] = useState(false);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState(null);
  const followers = contact.followers ?? [];
  const change = (method, user) => call(method, `${path}/followers`, {
    body: {followers: [user]}, headers: {'If-Match': etag},
  }).then(() => {
    setProblem(null);
    setAdding(false);
    setTyped('');
    return onChanged();
  }, setProblem);
  return html`<section class="part" aria-labelledby="followers-title">
    <header><h2 id="followers-title">Followers</h2>
      ${!isFixed && !adding && html`<button type="button" class="plain" onClick=${() => setAdding(true)}>Add a follower</button>`}</header>
    ${problem && html`<${ProblemBox} problem=${problem} onRetry=${problem.status === 412 ? () => onChanged().then(() => setProblem(null)) : null} />`}
    ${followers.length === 0 && !adding && html`<p class="fine">Nobody follows it.</p>`}
    ${followers.map((user) => html`<div class="also" key=${user}><span class="grow">${user}</span>
      ${!isFixed && html`<button type="button" class="plain" aria-label=${`Remove the follower ${user}`}
        onClick=${() => change('DELETE', user)}>Remove</button>`}</div>`)}
    ${adding && html`<form class="also" onSubmit=${(event) => {
      event.preventDefault();
      change('POST', typed.trim());
    }} onKeyDown=${(event) => event.key === 'Escape' && setAdding(false)}>
      <input type="text" class="grow" required maxlength="64" ref=${focused} aria-label="Id of the user" value=${typed}
        onInput=${(event) => setTyped(event.target.value)} />
      <button type="submit">Add</button></form>`}
  </section>`;
}
