import {columnsOf, decisionTable} from '../decision.js';
import {labelOf} from '../fields.js';
import {html} from '../html.js';
import {addressOf, Link} from '../router.js';

/** The table by which an upsert decides, with the row that it took. */
export function DecisionTable({explanation}) {
  const order = columnsOf(explanation);
  return html`<table class="decision">
    <caption class="hidden">How the upsert is decided</caption>
    <thead><tr>${order.map((field, index) => html`<th scope="col" key=${field}>
        ${index === 0 && order.length > 1 ? 'First' : order.length > 1 ? 'Second' : 'By'}: ${labelOf(field, []).toLowerCase()}</th>`)}
      <th scope="col">Then</th></tr></thead>
    <tbody>${decisionTable(explanation).map((row) => {
      const lit = row.isLit(explanation);
      return html`<tr key=${row.found.join()} class=${lit ? 'lit' : ''} aria-current=${lit ? 'true' : null}>
        ${row.found.map((each, index) => html`<td key=${index} colspan=${order.length - row.found.length + 1}>${each}</td>`)}
        <td>${row.done}${lit ? html` ←<span class="hidden"> this row</span>` : ''}</td></tr>`;
    })}</tbody>
  </table>`;
}

/** The keys that were sent, and who held them before. */
export function Keys({explanation, location}) {
  return explanation.keys.length > 0 && html`<table class="diff">
    <thead><tr><th scope="col">Key</th><th scope="col">Value</th><th scope="col">Held by, the oldest first</th></tr></thead>
    <tbody>${explanation.keys.map((key) => html`<tr key=${key.field}>
      <th scope="row">${labelOf(key.field, [])}${key.decides ? ' — decides' : ''}</th>
      <td>${key.value}</td>
      <td>${key.holders.length === 0 ? 'nobody' : key.holders.map((id) => html`<${Link} key=${id}
        to=${addressOf(location, 'contacts', id)}><code>${id}</code></${Link}> `)}</td></tr>`)}</tbody>
  </table>`;
}
