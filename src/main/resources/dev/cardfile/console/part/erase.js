import {call} from '../api.js';
import {html, useState} from '../html.js';
import {Dialog} from './dialog.js';
import {ProblemBox} from './problem.js';

const WORD = 'erase';

/**
 * Asks for a word to be typed, and erases a person: nothing brings one back.
 *
 * @param {{title: string, path: string, onErased: (certificate: any) => void, onNo: () => void}} props
 */
export function Erase({title, path, onErased, onNo}) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const erase = (event) => {
    event.preventDefault();
    setBusy(true);
    call('POST', `${path}/erase`).then(onErased, (failure) => {
      setProblem(failure);
      setBusy(false);
    });
  };
  return html`<${Dialog} title=${`Erase ${title}?`} onClose=${onNo}>
    <form onSubmit=${erase}>
      <p>All that is known of this person goes for good: values, notes, tasks, and the history.
        It cannot be undone, and nothing brings it back. To be able to restore it, delete it instead.</p>
      <p class="fine">Backups, copies and whoever has read it already are not reached.</p>
      <label>Type <code>${WORD}</code>
        <input data-first autocomplete="off" value=${typed} onInput=${(event) => setTyped(event.target.value)} /></label>
      ${problem && html`<${ProblemBox} problem=${problem} />`}
      <footer><button type="button" onClick=${onNo}>Cancel</button>
        <button type="submit" class="danger" disabled=${busy || typed.trim() !== WORD}>Erase for good</button></footer>
    </form>
  </${Dialog}>`;
}
