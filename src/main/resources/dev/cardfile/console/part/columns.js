import {html} from '../html.js';
import {Menu} from './menu.js';

/**
 * Chooses what a list shows of each contact.
 *
 * @param {{all: import('../fields.js').Column[], chosen: string[], onToggle: (name: string) => void}} props
 */
export function ColumnsMenu({all, chosen, onToggle}) {
  return html`<${Menu} label="Columns" end=${true}>
    ${() => html`<fieldset class="checks"><legend class="hidden">Columns</legend>
      ${all.map((column) => html`<label class="row" key=${column.name}>
        <input type="checkbox" checked=${chosen.includes(column.name)}
          disabled=${chosen.length === 1 && chosen.includes(column.name)}
          onChange=${() => onToggle(column.name)} /> ${column.label}</label>`)}
    </fieldset>`}
  </${Menu}>`;
}
