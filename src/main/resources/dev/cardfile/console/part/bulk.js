import {call} from '../api.js';
import {counted, number} from '../format.js';
import {html, useRef, useState} from '../html.js';
import {Marks} from '../marks.js';
import {everyPage} from '../pages.js';
import {Dialog} from './dialog.js';
import {ProblemBox} from './problem.js';
import {tell} from './toasts.js';

const AT_ONCE = 500;

/**
 * What can be done with the marked contacts.
 *
 * @param {{location: string, search: import('../types.js').Search, marks: Marks, total: number|null,
 *     tags: string[], onMark: (marks: Marks) => void, onDone: () => void}} props
 */
export function BulkBar({location, search, marks, total, tags, onMark, onDone}) {
  const [asked, setAsked] = useState(/** @type {'add'|'remove'|null} */ (null));
  const count = marks.count(total);
  if (count === 0) {
    return null;
  }
  return html`<div class="bulk" role="group" aria-label="Marked contacts">
    <strong>${counted(count, 'contact')} marked</strong>
    <button type="button" onClick=${() => setAsked('add')}>Add a tag</button>
    <button type="button" onClick=${() => setAsked('remove')}>Remove a tag</button>
    ${total !== null && count < total && html`<button type="button" class="plain"
      onClick=${() => onMark(Marks.ALL)}>Mark all ${number(total)}</button>`}
    <button type="button" class="plain" onClick=${() => onMark(Marks.NONE)}>Clear</button>
    ${asked && html`<${TagDialog} type=${asked} count=${count} known=${tags} location=${location}
      search=${search} marks=${marks} onClose=${(changed) => {
        setAsked(null);
        if (changed) {
          onDone();
        }
      }} />`}
  </div>`;
}

/** Asks for the tag, does it, and shows how far it is. */
function TagDialog({type, count, known, location, search, marks, onClose}) {
  const [tag, setTag] = useState('');
  const [done, setDone] = useState(/** @type {number|null} */ (null));
  const [problem, setProblem] = useState(null);
  const over = useRef(new AbortController());
  const changedRef = useRef(0);

  const run = async (event) => {
    event.preventDefault();
    setProblem(null);
    setDone(0);
    try {
      for await (const ids of marked(location, search, marks, over.current.signal)) {
        await call('POST', `/contacts/bulk/tags/update/${type}`, {
          body: {locationId: location, contacts: ids, tags: [tag]}, signal: over.current.signal,
        });
        changedRef.current += ids.length;
        setDone(changedRef.current);
      }
      tell(`${type === 'add' ? 'Tagged' : 'Untagged'} ${counted(changedRef.current, 'contact')}: ${tag}`);
      onClose(true);
    } catch (failure) {
      if (failure.name !== 'AbortError') {
        setDone(null);
        setProblem(failure);
      }
    }
  };
  const close = () => {
    over.current.abort();
    onClose(changedRef.current > 0);
  };
  return html`<${Dialog} title=${type === 'add' ? 'Add a tag' : 'Remove a tag'} onClose=${close}>
    <form onSubmit=${run}>
      <label>Tag
        <input list="known-tags" required maxlength="255" data-first value=${tag}
          onInput=${(event) => setTag(event.target.value)} readonly=${done !== null} /></label>
      <datalist id="known-tags">${known.map((each) => html`<option value=${each} key=${each} />`)}</datalist>
      ${problem && html`<${ProblemBox} problem=${problem}
        title=${changedRef.current > 0 ? `Stopped after ${counted(changedRef.current, 'contact')}` : null} />`}
      ${done !== null && html`<label>${`${number(done)} of ${number(count)}`}
        <progress max=${count} value=${done}></progress></label>`}
      <footer>
        <button type="button" onClick=${close}>${done === null ? 'Cancel' : 'Stop'}</button>
        <button type="submit" class="primary" disabled=${done !== null || tag.trim() === ''}>
          ${type === 'add' ? 'Add to' : 'Remove from'} ${counted(count, 'contact')}</button>
      </footer>
    </form>
  </${Dialog}>`;
}

/** The ids of the marked contacts, as many at once as one request takes. */
async function* marked(location, search, marks, signal) {
  if (!marks.all) {
    const ids = [...marks.ids];
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      yield ids.slice(from, from + AT_ONCE);
    }
    return;
  }
  // In the order of creation, which a tag does not change: no contact is missed meanwhile.
  const {sort, ...found} = search;
  const pages = [];
  for await (const page of everyPage(location, found, signal)) {
    pages.push(page.contacts.map((row) => row.id).filter((id) => marks.has(id)));
  }
  yield* pages.filter((ids) => ids.length > 0);
}
