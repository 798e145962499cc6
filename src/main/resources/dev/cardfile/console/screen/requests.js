import {clock, counted, millis} from '../format.js';
import {html, useRef, useState} from '../html.js';
import {Journal} from '../journal.js';
import {useShortcut} from '../keys.js';
import {Code} from '../part/code.js';
import {Loading} from '../part/loading.js';
import {OneRequest} from '../part/one-request.js';
import {ProblemBox} from '../part/problem.js';
import {addressOf, go, Link} from '../router.js';
import {asCurl} from '../share.js';
import {AGAIN_AFTER, useWatch} from '../watch.js';

/** @import {SeenRequest} from '../types.js' */

const STATUSES = {2: '2xx: done', 3: '3xx', 4: '4xx: refused', 5: '5xx: failed'};

/** The requests that the server answers, as they come. */
export function RequestsScreen({locations, here, place}) {
  const journal = useWatch(Journal);
  const [held, setHeld] = useState(/** @type {SeenRequest[]|null} */ (null));
  const search = useRef(null);
  const list = useRef(null);
  const query = Object.fromEntries(place.query);
  const {trace = ''} = query;
  const address = (changed) => addressOf(null, 'requests', null, {...query, ...changed});
  const choose = (changed) => go(address(changed), {replace: true});

  const pause = () => setHeld(held ? null : journal.requests);
  const links = () => [...list.current?.querySelectorAll('a') ?? []];
  const step = (by) => {
    const all = links();
    const at = all.indexOf(document.activeElement);
    all[Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
  };
  const close = () => {
    go(address({trace: ''}));
    // The list may only be there again once it is drawn.
    setTimeout(() => links().find((each) => each.dataset.trace === trace)?.focus());
  };
  useShortcut('/', 'filter by route', () => search.current?.focus());
  useShortcut('p', 'pause or resume', pause, [held, journal.requests]);
  useShortcut('j', 'next request', () => step(1));
  useShortcut('k', 'previous request', () => step(-1));
  useShortcut('u', 'up to the list', () => trace && close(), [trace, place]);

  const all = held ?? journal.requests;
  const shown = all?.filter(filterOf(query));
  const since = held ? journal.requests.filter((each) => each.seq > (held[0]?.seq ?? 0)).length : 0;
  return html`
    <div class="title"><h1>Requests</h1>
      ${all && html`<button type="button" title="p" onClick=${pause}>${held ? 'Resume' : 'Pause'}</button>`}</div>
    ${journal.state === 'refused'
      ? html`<${Refused} journal=${journal} />`
      : html`<div class="tools filters">
          <label>Location <select value=${query.location ?? ''} onChange=${(event) => choose({location: event.target.value})}>
            <option value="">all</option>
            ${locations.map((each) => html`<option value=${each.id} key=${each.id}>${each.name || each.id}</option>`)}</select></label>
          <label>Status <select value=${query.status ?? ''} onChange=${(event) => choose({status: event.target.value})}>
            <option value="">all</option>
            ${Object.entries(STATUSES).map(([value, label]) => html`<option value=${value} key=${value}>${label}</option>`)}</select></label>
          <label class="grow">Route <input ref=${search} type="search" placeholder="upsert" value=${query.route ?? ''}
            onInput=${(event) => choose({route: event.target.value})} /></label>
        </div>
        <p class="live" role="status">${stateText(journal, held)}${since > 0 ? ` ${counted(since, 'request has', 'requests have')} come since.` : ''}</p>
        <div class=${trace ? 'watched opened' : 'watched'}>
          <div class="list" ref=${list}>
            ${!all && journal.state === 'opening' && html`<${Loading} what="requests" />`}
            ${all?.length === 0 && html`<${None} here=${here} />`}
            ${all?.length > 0 && (shown.length > 0
              ? html`<${List} shown=${shown} of=${all.length} opened=${trace} addressFor=${(each) => address({trace: each.trace})} />`
              : html`<section class="empty"><h2>No request matches these filters</h2>
                  <button type="button" onClick=${() => choose({location: '', status: '', route: ''})}>Show all</button></section>`)}
          </div>
          ${trace && html`<${OneRequest} key=${trace} trace=${trace} onClose=${close} />`}
        </div>`}`;
}

/** @param {Record<string, string>} query @returns {(request: SeenRequest) => boolean} */
function filterOf({location, status, route}) {
  const words = (route ?? '').toLowerCase().split(/\s+/);
  return (request) => (!location || request.locationId === location)
    && (!status || String(request.status).startsWith(status))
    && words.every((word) => request.route.toLowerCase().includes(word));
}

function stateText(journal, held) {
  if (journal.state === 'away') {
    return `The server does not answer. Trying again every ${AGAIN_AFTER} seconds.`;
  }
  if (held) {
    return 'Paused.';
  }
  return journal.state === 'live' ? 'Live: new requests appear by themselves.' : '';
}

function Refused({journal}) {
  return journal.problem.status === 404
    ? html`<section class="empty" role="alert"><h2>This server shows no requests</h2>
        <p>It keeps them only where there is a console: when it listens on this machine alone, or was
          started with <code>--console</code>.</p>
        <button type="button" onClick=${() => journal.open()}>Try again</button></section>`
    : html`<${ProblemBox} problem=${journal.problem} onRetry=${() => journal.open()} />`;
}

function None({here}) {
  const request = {method: 'GET', path: '/contacts/', query: {locationId: here?.id ?? 'LOCATION', limit: 1}};
  return html`<section class="empty"><h2>No request yet</h2>
    <p>Requests to a location appear here as soon as they are answered. Send one,
      with a token of a <${Link} to=${addressOf(null, 'locations')}>location</${Link}> in <code>TOKEN</code>:</p>
    <${Code} text=${asCurl(request)} label="A request to begin with" /></section>`;
}

/** @param {{shown: SeenRequest[], of: number, opened: string, addressFor: (request: SeenRequest) => string}} props */
function List({shown, of, opened, addressFor}) {
  return html`<p class="fine">${shown.length === of ? counted(of, 'request') : `${shown.length} of ${counted(of, 'request')}`}, the newest first.</p>
    <table class="diff requests">
      <thead><tr><th scope="col">Time</th><th scope="col">Route</th><th scope="col">Status</th>
        <th scope="col">Outcome</th><th scope="col" class="count more">Took</th><th scope="col" class="more">Location</th><th scope="col" class="more">Caller</th></tr></thead>
      <tbody>${shown.map((each) => html`<${Row} key=${each.trace} request=${each} to=${addressFor(each)} opened=${each.trace === opened} />`)}</tbody>
    </table>`;
}

/** A path that a narrow column breaks between its words. */
const breakable = (path) => path.split('/').map((word, i) => (i === 0 ? word : html`/<wbr />${word}`));

function Row({request, to, opened}) {
  const {at, route, status, outcome, micros, locationId, caller, trace} = request;
  const clicked = (event) => !event.target.closest('a') && go(to);
  return html`<tr class=${opened ? 'opened' : ''} onClick=${clicked}>
    <td class="time">${clock(at)}</td>
    <td><${Link} to=${to} data-trace=${trace} aria-current=${opened ? 'true' : null}>${breakable(route)}</${Link}></td>
    <td><span class=${`status s${Math.floor(status / 100)}`}>${status}</span></td>
    <td>${outcome}</td><td class="count more">${millis(micros)}</td>
    <td class="more">${locationId ?? ''}</td><td class="more">${caller ?? ''}</td></tr>`;
}
