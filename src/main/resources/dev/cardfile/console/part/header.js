import {html, useState} from '../html.js';
import {keep, kept} from '../kept.js';
import {useShortcut} from '../keys.js';
import {addressOf, go, Link} from '../router.js';
import {Shortcuts} from './shortcuts.js';
import {item, Menu} from './menu.js';

const THEMES = {auto: 'as the system', light: 'light', dark: 'dark'};

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  keep('theme', theme);
}

document.documentElement.dataset.theme = kept('theme', 'auto');

/** The bar over every screen: where one is, where one can go, and whose session it is. */
export function Header({session, locations, here, screens, current, onSignOut}) {
  const [help, setHelp] = useState(false);
  const [theme, set] = useState(kept('theme', 'auto'));
  const at = here?.id ?? null;
  useShortcut('?', 'show these shortcuts', () => setHelp(true));
  return html`<header class="bar">
    <a class="skip" href="#main" onClick=${(event) => {
      event.preventDefault();
      document.getElementById('main').focus();
    }}>Skip to the content</a>
    <${Link} to=${addressOf(at, 'contacts')} class="brand">Cardfile</${Link}>
    ${here && html`<label class="location"><span class="hidden">Location</span>
      <select value=${at} onChange=${(event) => go(addressOf(event.target.value, screens[current]?.ofAll ? 'contacts' : current))}>
        ${locations.map((each) => html`<option value=${each.id} key=${each.id}>${each.name || each.id}</option>`)}
      </select></label>`}
    <nav aria-label="Screens">
      ${Object.entries(screens).filter(([, {ofAll}]) => here || ofAll).map(([name, {label}]) =>
        html`<${ScreenLink} key=${name} at=${at} name=${name} label=${label} current=${name === current} />`)}
    </nav>
    <${Menu} end=${true} label=${html`<span class="who">${session.operator.name || session.operator.id}</span>`}
        title="Your session">
      ${(close) => html`
        <label class="row">Colours
          <select value=${theme} onChange=${(event) => {
            set(event.target.value);
            setTheme(event.target.value);
          }}>${Object.entries(THEMES).map(([name, label]) => html`<option value=${name}>${label}</option>`)}
          </select></label>
        ${item(close, html`Keyboard shortcuts <kbd>?</kbd>`, () => setHelp(true))}
        <a class="item" href="/docs" target="_blank" rel="noreferrer">API reference</a>
        <button type="button" class="item" onClick=${onSignOut}>Sign out</button>
        <p class="fine">Cardfile ${session.version}</p>`}
    </${Menu}>
  </header>
  ${help && html`<${Shortcuts} onClose=${() => setHelp(false)} />`}`;
}

function ScreenLink({at, name, label, current}) {
  const to = addressOf(at, name);
  useShortcut(`g ${name[0]}`, `go to “${label}”`, () => go(to), [to]);
  return html`<${Link} to=${to} aria-current=${current ? 'page' : null}>${label}</${Link}>`;
}
