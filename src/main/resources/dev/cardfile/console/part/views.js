import {html, useState} from '../html.js';
import {keep, kept} from '../kept.js';
import {Menu} from './menu.js';

/**
 * @typedef {{name: string, line: string, columns: string[], sort: string}} View
 */

/**
 * Searches that somebody has given a name, with their columns and order. They are kept in this
 * browser.
 *
 * @param {{location: string, now: Omit<View, 'name'>, onOpen: (view: View) => void}} props
 */
export function ViewsMenu({location, now, onOpen}) {
  const place = `views.${location}`;
  const [views, setViews] = useState(/** @type {View[]} */ (kept(place, [])));
  const [name, setName] = useState('');
  const put = (next) => {
    keep(place, next);
    setViews(next);
  };
  const save = (event) => {
    event.preventDefault();
    const view = {...now, name: name.trim()};
    put([...views.filter((each) => each.name !== view.name), view]
      .sort((a, b) => a.name.localeCompare(b.name)));
    setName('');
  };
  return html`<${Menu} label="Views">
    ${(close) => html`
      ${views.length === 0 && html`<p class="fine">A view is a search with its columns and order,
        kept in this browser.</p>`}
      <ul class="plain-list">${views.map((view) => html`<li class="row" key=${view.name}>
        <button type="button" class="item" onClick=${() => {
          onOpen(view);
          close();
        }}>${view.name}</button>
        <button type="button" class="plain" aria-label=${`Delete the view ${view.name}`}
          onClick=${() => put(views.filter((each) => each !== view))}>✕</button></li>`)}</ul>
      <form class="row" onSubmit=${save}>
        <label><span class="hidden">Name of the view</span>
          <input required maxlength="60" placeholder="Name this view" value=${name}
            onInput=${(event) => setName(event.target.value)} /></label>
        <button type="submit">Save</button>
      </form>`}
  </${Menu}>`;
}
