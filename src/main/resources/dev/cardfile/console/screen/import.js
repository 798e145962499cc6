import {counted, number, time} from '../format.js';
import {html} from '../html.js';
import {useListed} from '../listed.js';
import {Drop} from '../part/drop.js';
import {stateLabel} from '../part/import-state.js';
import {Loading} from '../part/loading.js';
import {OneImport} from '../part/one-import.js';
import {ProblemBox} from '../part/problem.js';
import {addressOf, go, Link} from '../router.js';

/** Files of contacts: brought in, watched, and what could not be taken of them. */
export function ImportScreen({place, location}) {
  return place.id
    ? html`<${OneImport} key=${place.id} id=${place.id} location=${location.id} />`
    : html`<${AllImports} location=${location.id} />`;
}

function AllImports({location}) {
  const {all: imports, problem, load} = useListed('/imports', 'imports', {locationId: location});
  return html`
    <div class="title"><h1>Import a file</h1></div>
    <${Drop} location=${location} onSent=${(id) => go(addressOf(location, 'import', id))} />
    <section class="part" aria-labelledby="imports-title">
      <header><h2 id="imports-title">Imports</h2></header>
      ${problem && html`<${ProblemBox} problem=${problem} onRetry=${load} />`}
      ${!imports && !problem && html`<${Loading} what="imports" />`}
      ${imports?.length === 0 && html`<p class="fine">No file yet. What is recognised: exports of HighLevel, HubSpot,
        Google, Outlook, Mailchimp and Salesforce, other tables as CSV, vCards, and one JSON object per line.</p>`}
      ${imports?.length > 0 && html`<div class="wide-table" tabindex="0" role="group" aria-label="All imports"><table class="diff">
        <thead><tr><th scope="col">File</th><th scope="col">State</th><th scope="col">Rows</th>
          <th scope="col">Failed</th><th scope="col">When</th></tr></thead>
        <tbody>${imports.map((each) => html`<tr key=${each.id}>
          <td><${Link} to=${addressOf(location, 'import', each.id)}>${each.fileName || each.id}</${Link}></td>
          <td>${stateLabel(each)}</td>
          <td>${each.total === undefined ? number(each.rows) : counted(each.total, 'row')}</td>
          <td>${number(each.failed)}</td>
          <td>${time(each.createdAt)}</td></tr>`)}</tbody>
      </table></div>`}
    </section>`;
}
