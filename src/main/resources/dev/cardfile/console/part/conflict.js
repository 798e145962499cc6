import {CUSTOM, labelOf} from '../fields.js';
import {text} from '../format.js';
import {html, useState} from '../html.js';
import {Dialog} from './dialog.js';
import {ProblemBox} from './problem.js';

/** Each thing that one wanted to write: how it was, how the other left it, how one wants it. */
function rows({mine, before, fresh}) {
  return Object.entries(mine).flatMap(([name, wanted]) => (name === 'customFields'
    ? wanted.map((each) => {
        const find = (contact) => contact.customFields.find((field) => field.id === each.id)?.value;
        return {name: CUSTOM + each.id, was: find(before), now: find(fresh.contact), wanted: each.field_value};
      })
    : [{name, was: before[name], now: fresh.contact[name], wanted}]));
}

/** Somebody else has written meanwhile: theirs, or ours? */
export function Conflict({conflict, custom, onKeep, onOverwrite}) {
  const [problem, setProblem] = useState(null);
  return html`<${Dialog} wide=${true} title="Somebody else has changed this contact" onClose=${onKeep}>
    <p>Nothing of yours has been written. What you wanted to change is this now:</p>
    <table class="diff">
      <thead><tr><th scope="col">Field</th><th scope="col">You saw</th><th scope="col">Now</th>
        <th scope="col">Yours</th></tr></thead>
      <tbody>${rows(conflict).map((row) => html`<tr key=${row.name}>
        <th scope="row">${labelOf(row.name, custom)}</th>
        <td>${text(row.was) || '—'}</td>
        <td>${text(row.now) || '—'}</td>
        <td><ins>${text(row.wanted) || '—'}</ins></td></tr>`)}
      </tbody>
    </table>
    ${problem && html`<${ProblemBox} problem=${problem} />`}
    <footer>
      <button type="button" onClick=${onKeep}>Keep theirs</button>
      <button type="button" class="primary" onClick=${() => onOverwrite().catch(setProblem)}>Write mine over it</button>
    </footer>
  </${Dialog}>`;
}
