import {actAs, whenEnded, workIn} from './api.js';
import {html, render, useEffect, useState} from './html.js';
import {keep, kept} from './kept.js';
import {useListed} from './listed.js';
import {Header} from './part/header.js';
import {Loading} from './part/loading.js';
import {ProblemBox} from './part/problem.js';
import {Progress} from './part/progress.js';
import {tell, Toasts} from './part/toasts.js';
import {addressOf, go, Link, usePlace} from './router.js';
import {ContactScreen} from './screen/contact.js';
import {ContactsScreen} from './screen/contacts.js';
import {HealthScreen} from './screen/health.js';
import {ImportScreen} from './screen/import.js';
import {LocationsScreen} from './screen/locations.js';
import {RequestsScreen} from './screen/requests.js';
import {SignIn} from './screen/sign-in.js';
import {TryScreen} from './screen/try.js';
import {findSession, signOut, watchLinks} from './session.js';

/** @import {Session} from './types.js' */

/** The screens in the order of the navigation: those of one location, and those of all. */
const SCREENS = {
  contacts: {label: 'Contacts', show: (props) => (props.place.id
    ? html`<${ContactScreen} key=${props.place.id} ...${props} />`
    : html`<${ContactsScreen} ...${props} />`)},
  import: {label: 'Import', show: (props) => html`<${ImportScreen} ...${props} />`},
  try: {label: 'Try an upsert', show: (props) => html`<${TryScreen} ...${props} />`},
  requests: {label: 'Requests', ofAll: true, show: (props) => html`<${RequestsScreen} ...${props} />`},
  locations: {label: 'Locations', ofAll: true, show: (props) => html`<${LocationsScreen} ...${props} />`},
  health: {label: 'Health', ofAll: true, show: () => html`<${HealthScreen} />`},
};

function App() {
  const [session, setSession] = useState(/** @type {Session|null|undefined} */ (undefined));
  const [problem, setProblem] = useState(null);
  const [ended, setEnded] = useState(false);

  const begin = (begun) => {
    setProblem(null);
    setEnded(false);
    setSession(begun);
  };
  useEffect(() => {
    whenEnded(() => {
      actAs(null);
      setProblem(null);
      setEnded(true);
      setSession(null);
    });
    const find = () => findSession().then(begin, (failure) => {
      setProblem(failure);
      setSession((was) => was ?? null);
      tell(failure.message);
    });
    find();
    return watchLinks(find);
  }, []);

  if (session === undefined) {
    return html`<${Progress} /><${Loading} what="Cardfile" />`;
  }
  if (session === null) {
    return html`<${Progress} />
      <${SignIn} problem=${problem} ended=${ended} onSignedIn=${begin} />`;
  }
  const leave = () => signOut().then(() => begin(null), (failure) => tell(failure.message));
  return html`<${Progress} /><${Home} key=${session.csrf} session=${session} onSignOut=${leave} /><${Toasts} />`;
}

/** What a signed-in operator sees: the screen of the address, for the location in it. */
function Home({session, onSignOut}) {
  const place = usePlace();
  const {all: locations, problem, load} = useListed('/operator/locations', 'locations');
  const [chosen, setChosen] = useState(/** @type {() => string|null} */ (() => kept('location', null)));
  const here = locations?.find((each) => each.id === (place.location ?? chosen))
    ?? (place.location === null ? locations?.[0] : undefined);
  if (here) {
    workIn(here.id);
  }
  useEffect(() => {
    if (here) {
      keep('location', here.id);
      if (place.location !== null) {
        setChosen(here.id);
      } else if (SCREENS[place.screen] && !SCREENS[place.screen].ofAll) {
        go(addressOf(here.id, place.screen), {replace: true});
      }
    }
  }, [here?.id, place.location]);

  const screen = SCREENS[place.screen];
  return html`
    <${Header} session=${session} locations=${locations ?? []} here=${here ?? null}
      screens=${SCREENS} current=${place.screen} onSignOut=${onSignOut} />
    <main id="main" tabindex="-1">
      ${problem && html`<${ProblemBox} problem=${problem} onRetry=${load} />`}
      ${!locations && !problem && html`<${Loading} what="locations" />`}
      ${locations && !here && !screen?.ofAll && html`<${NoLocation} wanted=${place.location} />`}
      ${locations && screen?.ofAll && html`<div class="screen">
        ${screen.show({place, locations, here, onChanged: load, onChoose: setChosen})}</div>`}
      ${here && !screen && html`<${NoScreen} />`}
      ${here && screen && !screen.ofAll && html`<div class="screen" key=${here.id + place.screen}>
        ${screen.show({place, location: here})}</div>`}
    </main>`;
}

function NoLocation({wanted}) {
  return html`<section class="empty">
    <h1>${wanted ? 'No such location' : 'No location yet'}</h1>
    ${wanted && html`<p>There is no location <code>${wanted}</code>, or it is not one of yours.</p>`}
    <p>Contacts live in a location.</p>
    <p><${Link} class="button primary" to=${addressOf(null, 'locations')}>Create one</${Link}></p>
  </section>`;
}

function NoScreen() {
  return html`<section class="empty"><h1>No such screen</h1>
    <p>The address names none. Choose one above.</p></section>`;
}

render(html`<${App} />`, document.getElementById('app'));
