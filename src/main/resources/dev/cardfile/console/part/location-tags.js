import {call} from '../api.js';
import {counted} from '../format.js';
import {html, useState} from '../html.js';
import {useListed} from '../listed.js';
import {ProblemBox} from './problem.js';
import {tell} from './toasts.js';

/** The list of tags of a location. What stands on contacts stays there, whatever happens here. */
export function LocationTags({location}) {
  const path = `/locations/${encodeURIComponent(location)}/tags`;
  const {all: tags, problem, change} = useListed(path, 'tags');
  const [name, setName] = useState('');
  const add = (event) => {
    event.preventDefault();
    change(call('POST', path, {body: {name}}).then(() => setName('')));
  };
  const remove = (tag) => change(call('DELETE', `${path}/${encodeURIComponent(tag.id)}`).then(() => tell(
    `Deleted the tag ${tag.name}. Contacts that have it keep it.`,
    {label: 'Undo', run: () => change(call('POST', path, {body: {name: tag.name}}))})));
  return html`<section class="part" aria-labelledby="tags-title">
    <header><h2 id="tags-title">Tags</h2><span class="fine">${tags && counted(tags.length, 'tag')}</span></header>
    ${problem && html`<${ProblemBox} problem=${problem} />`}
    <form class="row" onSubmit=${add}><label class="grow"><span class="hidden">New tag</span>
      <input required maxlength="255" placeholder="New tag" value=${name} onInput=${(event) => setName(event.target.value)} /></label>
      <button type="submit">Add</button></form>
    <div>${tags?.map((tag) => html`<span class="tag" key=${tag.id}>${tag.name}
      <button type="button" class="plain" aria-label=${`Delete the tag ${tag.name}`} onClick=${() => remove(tag)}>✕</button></span>`)}</div>
  </section>`;
}
