import {html, useState} from '../html.js';
import {allShortcuts, areOn, switchOn} from '../keys.js';
import {Dialog} from './dialog.js';

/** The keys that do something on this screen. */
export function Shortcuts({onClose}) {
  const [on, setOn] = useState(areOn());
  const shown = allShortcuts().sort((a, b) => a.keys.localeCompare(b.keys));
  return html`<${Dialog} title="Keyboard shortcuts" onClose=${onClose}>
    <dl class="shortcuts">
      ${shown.map((each) => html`<div key=${each.keys}>
        <dt>${each.keys.split(' ').map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${each.does}</dd></div>`)}
    </dl>
    <label class="row"><input type="checkbox" checked=${on} onChange=${(event) => {
      switchOn(event.target.checked);
      setOn(event.target.checked);
    }} /> Shortcuts are on</label>
  </${Dialog}>`;
}
