import {call} from '../api.js';
import {time} from '../format.js';
import {html, useState} from '../html.js';
import {useListed} from '../listed.js';
import {ProblemBox} from './problem.js';
import {tell} from './toasts.js';

/** What people have noted about a contact, and a place to note more. */
export function Notes({path}) {
  const {all: notes, problem, change} = useListed(`${path}/notes`, 'notes');
  const [typed, setTyped] = useState('');
  const post = (body) => call('POST', `${path}/notes`, {body});
  const add = (event) => {
    event.preventDefault();
    change(post({body: typed}).then(() => setTyped('')));
  };
  const remove = (note) => change(call('DELETE', `${path}/notes/${note.id}`).then(() => tell('Note deleted.', {
    label: 'Undo',
    run: () => change(post({
      body: note.body, ...(note.title && {title: note.title}), ...(note.color && {color: note.color}), pinned: note.pinned === true,
    })),
  })));
  return html`<section class="part" aria-labelledby="notes-title">
    <header><h2 id="notes-title">Notes</h2></header>
    ${problem && html`<${ProblemBox} problem=${problem} />`}
    <form class="editor" onSubmit=${add}>
      <textarea rows="2" required aria-label="New note" placeholder="Write a note" value=${typed}
        onInput=${(event) => setTyped(event.target.value)}></textarea>
      ${typed && html`<div class="row"><button type="submit">Add the note</button></div>`}
    </form>
    ${notes?.map((note) => html`<article class="note" key=${note.id}>
      <header>${note.title && html`<h3>${note.title}</h3>`}
        <span class="fine grow">${time(note.dateAdded)}</span>
        <button type="button" class="plain" aria-label=${`Delete the note of ${time(note.dateAdded)}`}
          onClick=${() => remove(note)}>Delete</button></header>
      <pre>${note.bodyText ?? note.body}</pre>
    </article>`)}
  </section>`;
}
