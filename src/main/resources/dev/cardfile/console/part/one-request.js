import {call} from '../api.js';
import {exactTime, millis} from '../format.js';
import {hand} from '../handed.js';
import {html, useEffect, useState} from '../html.js';
import {pretty, typeOf} from '../pretty.js';
import {addressOf, go, Link} from '../router.js';
import {asCurl} from '../share.js';
import {Code} from './code.js';
import {Dialog} from './dialog.js';
import {focused} from './focus.js';
import {Loading} from './loading.js';
import {ProblemBox} from './problem.js';

const UPSERT = 'POST /contacts/upsert';
const TRIED = ['tags', 'fields', 'invalid'];

/** One request with its bodies, as far as the server has kept them. */
export function OneRequest({trace, onClose}) {
  const [seen, setSeen] = useState(null);
  const [problem, setProblem] = useState(null);
  const [shared, setShared] = useState(false);
  const load = () => call('GET', `/operator/requests/${encodeURIComponent(trace)}`).then((answer) => {
    setSeen(answer);
    setProblem(null);
  }, setProblem);
  useEffect(() => {
    load();
  }, [trace]);

  const {request, target, sent, sentIsCut, answered, answeredIsCut} = seen ?? {};
  return html`<section class="part one" aria-labelledby="one-title">
    <header><h2 id="one-title" tabindex="-1" ref=${focused}>${request?.route ?? 'One request'}</h2>
      <button type="button" onClick=${onClose}>Close</button></header>
    ${problem && html`<${ProblemBox} problem=${problem} onRetry=${load}
      title=${problem.code === 'request_not_found' ? 'The server no longer has this request' : undefined} />`}
    ${!seen && !problem && html`<${Loading} what="the request" />`}
    ${seen && html`<${Facts} request=${request} target=${target} />
      <div class="buttons">
        ${target && !sentIsCut && html`<button type="button" onClick=${() => setShared(true)}>Copy as curl</button>`}
        ${request.route === UPSERT && sent && !sentIsCut && html`<button type="button"
          onClick=${() => tryAgain(request, target, sent)}>Open in Try an upsert</button>`}
      </div>
      <${Body} name="Sent" text=${sent} isCut=${sentIsCut} />
      <${Body} name="Answered" text=${answered} isCut=${answeredIsCut} />`}
    ${shared && html`<${Dialog} wide=${true} title="This request for curl" onClose=${() => setShared(false)}>
      <p>With a token of its location in <code>TOKEN</code>. ${request.method !== 'GET' && 'Running it repeats what the request did.'}</p>
      <${Code} label="curl" text=${asCurl({
        method: request.method, path: target, body: sent, type: sent && typeOf(sent),
      })} /></${Dialog}>`}
  </section>`;
}

function tryAgain(request, target, sent) {
  const query = new URLSearchParams((target ?? '').split('?')[1]);
  const options = Object.fromEntries([...query].filter(([name]) => TRIED.includes(name)));
  hand({body: pretty(sent), options});
  go(addressOf(request.locationId, 'try'));
}

function Facts({request, target}) {
  const {locationId} = request;
  const facts = {
    Asked: target && html`<code>${request.method} ${target}</code>`,
    Status: html`<span class=${`status s${Math.floor(request.status / 100)}`}>${request.status}</span> ${request.outcome}`,
    Time: `${exactTime(request.at)}, took ${millis(request.micros)}`,
    Location: locationId && html`<${Link} to=${addressOf(locationId, 'contacts')}>${locationId}</${Link}>`,
    Caller: request.caller,
    Trace: html`<code>${request.trace}</code>`,
  };
  return html`<dl class="fields">${Object.entries(facts).filter(([, fact]) => fact).map(([name, fact]) => html`<div key=${name}>
    <dt>${name}</dt><dd>${fact}</dd></div>`)}</dl>`;
}

function Body({name, text, isCut}) {
  return html`<h3>${name}</h3>
    ${text
      ? html`<pre tabindex="0" role="group" aria-label=${name}><code>${pretty(text)}</code></pre>
          ${isCut && html`<p class="fine">It was longer: only this beginning is kept.</p>`}`
      : html`<p class="fine">There was no body, or the server did not keep it.</p>`}`;
}
