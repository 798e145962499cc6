import {call} from '../api.js';
import {time} from '../format.js';
import {html, useState} from '../html.js';
import {useListed} from '../listed.js';
import {focused} from './focus.js';
import {ProblemBox} from './problem.js';
import {tell} from './toasts.js';

/** What is to be done about a contact. */
export function Tasks({path}) {
  const {all: tasks, problem, change} = useListed(`${path}/tasks`, 'tasks');
  const [adding, setAdding] = useState(false);
  const [title, setTitle] = useState('');
  const [due, setDue] = useState('');
  const add = (event) => {
    event.preventDefault();
    change(call('POST', `${path}/tasks`, {
      body: {title, dueDate: new Date(due).toISOString(), completed: false},
    }).then(() => {
      setTitle('');
      setDue('');
      setAdding(false);
    }));
  };
  const tick = (task) => change(call('PUT', `${path}/tasks/${task.id}/completed`, {body: {completed: !task.completed}}));
  const remove = (task) => change(call('DELETE', `${path}/tasks/${task.id}`).then(() => tell('Task deleted.')));
  return html`<section class="part" aria-labelledby="tasks-title">
    <header><h2 id="tasks-title">Tasks</h2>
      ${!adding && html`<button type="button" class="plain" onClick=${() => setAdding(true)}>Add a task</button>`}</header>
    ${problem && html`<${ProblemBox} problem=${problem} />`}
    ${adding && html`<form class="editor" onSubmit=${add}
        onKeyDown=${(event) => event.key === 'Escape' && setAdding(false)}>
      <label>Title <input type="text" required ref=${focused} value=${title} onInput=${(event) => setTitle(event.target.value)} /></label>
      <label>Due <input type="datetime-local" required value=${due} onInput=${(event) => setDue(event.target.value)} /></label>
      <div class="row"><button type="submit" class="primary">Add</button>
        <button type="button" onClick=${() => setAdding(false)}>Cancel</button></div>
    </form>`}
    ${tasks?.length === 0 && !adding && html`<p class="fine">Nothing to do.</p>`}
    ${tasks?.map((task) => html`<article class="task" key=${task.id}>
      <header><label class="row grow"><input type="checkbox" checked=${task.completed} onChange=${() => tick(task)} />
          <span class=${task.completed ? 'done' : ''}>${task.title}</span></label>
        <span class="fine">due ${time(task.dueDate)}</span>
        <button type="button" class="plain" aria-label=${`Delete the task ${task.title}`} onClick=${() => remove(task)}>Delete</button></header>
      ${task.body && html`<p>${task.body}</p>`}
    </article>`)}
  </section>`;
}
