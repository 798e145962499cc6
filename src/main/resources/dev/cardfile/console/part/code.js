import {html, useState} from '../html.js';
import {tell} from './toasts.js';

/** Text to be copied, such as a command. */
export function Code({text, label}) {
  const copy = () => navigator.clipboard.writeText(text).then(
    () => tell('Copied.'), () => tell('The browser blocked copying. Select the text and copy it yourself.'));
  return html`<div class="code">
    <pre tabindex="0" aria-label=${label}><code>${text}</code></pre>
    <button type="button" onClick=${copy}>Copy</button>
  </div>`;
}

/**
 * The same request in several languages.
 *
 * @param {{request: import('../share.js').Shared, languages: Record<string, (request: any) => string>}} props
 */
export function Languages({request, languages}) {
  const names = Object.keys(languages);
  const [shown, setShown] = useState(names[0]);
  return html`<div>
    <div class="tabs" role="tablist" aria-label="Language">
      ${names.map((name) => html`<button type="button" role="tab" key=${name}
        aria-selected=${name === shown ? 'true' : 'false'} onClick=${() => setShown(name)}>${name}</button>`)}
    </div>
    <${Code} text=${languages[shown](request)} label=${shown} />
  </div>`;
}
