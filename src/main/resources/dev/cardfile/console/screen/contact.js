import {call} from '../api.js';
import {exactTime} from '../format.js';
import {html, useEffect, useState} from '../html.js';
import {useShortcut} from '../keys.js';
import {Languages} from '../part/code.js';
import {Conflict} from '../part/conflict.js';
import {ContactFields} from '../part/contact-fields.js';
import {Confirm, Dialog} from '../part/dialog.js';
import {Disturbance} from '../part/disturbance.js';
import {Erase} from '../part/erase.js';
import {Followers} from '../part/followers.js';
import {History} from '../part/history.js';
import {Loading} from '../part/loading.js';
import {item, Menu} from '../part/menu.js';
import {Notes} from '../part/notes.js';
import {ProblemBox} from '../part/problem.js';
import {Tasks} from '../part/tasks.js';
import {tell} from '../part/toasts.js';
import {usePlaceData} from '../place-data.js';
import {addressOf, go, Link} from '../router.js';
import {LANGUAGES} from '../share.js';

/** @import {Contact} from '../types.js' */

/** One contact: its values, what was written about it, and what happened to it. */
export function ContactScreen({place, location}) {
  const id = place.id;
  const at = place.query.get('at');
  const path = `/contacts/${encodeURIComponent(id)}`;
  const {custom, tags, problem: dataProblem} = usePlaceData(location.id);
  const [held, setHeld] = useState(/** @type {{contact: Contact, etag: string|null}|null} */ (null));
  const [problem, setProblem] = useState(null);
  const [conflict, setConflict] = useState(null);
  const list = addressOf(location.id, 'contacts');

  const hold = ({contact, etag}) => {
    setProblem(null);
    setHeld({contact, etag: etag ?? null});
  };
  const load = (signal) => call('GET', path, {query: {at}, signal}).then(
    hold, (failure) => failure.name !== 'AbortError' && setProblem(failure));
  const again = () => load();
  useEffect(() => {
    const over = new AbortController();
    setHeld(null);
    setProblem(null);
    load(over.signal);
    return () => over.abort();
  }, [id, at]);
  useShortcut('u', 'back to the list', () => go(list), [list]);

  /** Writes over the state that is on the screen, and over no other. */
  const write = async (changes, query = {}, over = held) => {
    try {
      const answer = await call('PUT', path, {body: changes, query, headers: {'If-Match': over.etag}});
      hold(answer);
      setConflict(null);
      (answer.warnings ?? []).forEach((warning) => tell(warning.message));
    } catch (failure) {
      if (failure.status !== 412) {
        throw failure;
      }
      const fresh = await call('GET', path);
      setConflict({mine: changes, query, before: over.contact, fresh});
    }
  };

  if (problem && !held) {
    return html`<${Missing} id=${id} path=${path} problem=${problem} location=${location}
      onBack=${again} custom=${custom} />`;
  }
  if (!held) {
    return html`<${Loading} what="the contact" />`;
  }
  const {contact} = held;
  const title = contact.name || contact.email || contact.phone || id;
  return html`
    <div class="title">
      <${Link} to=${list}>← Contacts</${Link}>
      <h1>${title}</h1>
      ${!at && html`<${Actions} title=${title} path=${path} etag=${held.etag} list=${list} contact=${contact} />`}
    </div>
    ${at && html`<p class="past" role="status"><span class="grow">As it was on <strong>${exactTime(at)}</strong>.
      Nothing can be changed here.</span>
      <${Link} class="button" to=${addressOf(location.id, 'contacts', id)}>As it is now</${Link}></p>`}
    ${dataProblem && html`<${ProblemBox} problem=${dataProblem} />`}
    <div class="columns">
      <${ContactFields} contact=${contact} etag=${held.etag} custom=${custom} tags=${tags} location=${location.id}
        onWrite=${at ? null : write} onHeld=${hold} />
      <div class="stack">
        ${!at && html`<${Notes} path=${path} /><${Tasks} path=${path} />`}
        <${History} path=${path} id=${id} location=${location.id} custom=${custom}
          version=${held.etag} onUndone=${again} />
        <${Followers} contact=${contact} path=${path} etag=${held.etag} isFixed=${at !== null} onChanged=${again} />
        <${Disturbance} contact=${contact} onWrite=${at ? null : write} />
      </div>
    </div>
    ${conflict && html`<${Conflict} conflict=${conflict} custom=${custom}
      onKeep=${() => {
        hold(conflict.fresh);
        setConflict(null);
      }}
      onOverwrite=${() => write(conflict.mine, conflict.query, conflict.fresh)} />`}`;
}

function Actions({title, path, etag, list, contact}) {
  const [asked, setAsked] = useState(/** @type {'delete'|'erase'|'share'|null} */ (null));
  const [problem, setProblem] = useState(null);
  const remove = async () => {
    setAsked(null);
    try {
      await call('DELETE', path, {headers: {'If-Match': etag}});
      go(list);
      tell(`Deleted ${title}.`, {
        label: 'Undo',
        run: () => call('POST', `${path}/restore`).then(
          () => go(`${list}/${encodeURIComponent(contact.id)}`), (failure) => tell(failure.message)),
      });
    } catch (failure) {
      setProblem(failure);
    }
  };
  return html`
    <${Menu} label="More" end=${true}>
      ${(close) => html`
        ${item(close, 'Copy as curl or JavaScript', () => setAsked('share'))}
        ${item(close, 'Delete…', () => setAsked('delete'), true)}
        ${item(close, 'Erase for good…', () => setAsked('erase'), true)}`}
    </${Menu}>
    ${problem && html`<${ProblemBox} problem=${problem} />`}
    ${asked === 'delete' && html`<${Confirm} danger=${true} title=${`Delete ${title}?`} yes="Delete"
      text="Its e-mail and phone are free for others at once. It can be restored as long as its history is kept."
      onYes=${remove} onNo=${() => setAsked(null)} />`}
    ${asked === 'erase' && html`<${Erase} title=${title} path=${path} onNo=${() => setAsked(null)}
      onErased=${() => {
        go(list);
        tell('The person is erased.');
      }} />`}
    ${asked === 'share' && html`<${Dialog} wide=${true} title="This contact as a request" onClose=${() => setAsked(null)}>
      <${Languages} languages=${LANGUAGES} request=${{method: 'GET', path}} /></${Dialog}>`}`;
}

/** A contact that is not there, but may have been. */
function Missing({id, path, problem, location, onBack, custom}) {
  const [gone, setGone] = useState(false);
  const [erasing, setErasing] = useState(false);
  const [refused, setRefused] = useState(null);
  useEffect(() => {
    call('GET', `${path}/history`, {query: {limit: 1}}).then(
      (answer) => setGone(answer.history[0]?.kind === 'deleted'), () => setGone(false));
  }, [path]);
  const restore = () => call('POST', `${path}/restore`).then(onBack, setRefused);
  return html`
    <div class="title"><${Link} to=${addressOf(location.id, 'contacts')}>← Contacts</${Link}>
      <h1>${gone ? 'A deleted contact' : 'Contact'}</h1></div>
    <${ProblemBox} problem=${refused ?? problem} onRetry=${problem.status === 0 || problem.status >= 500 ? onBack : null} />
    ${gone && html`<p><button type="button" class="primary" onClick=${restore}>Restore it</button>${' '}
        <button type="button" class="danger" onClick=${() => setErasing(true)}>Erase for good…</button></p>
      <${History} path=${path} id=${id} location=${location.id} custom=${custom} version="" onUndone=${onBack} />`}
    ${erasing && html`<${Erase} title="this person" path=${path} onNo=${() => setErasing(false)}
      onErased=${() => {
        go(addressOf(location.id, 'contacts'));
        tell('The person is erased.');
      }} />`}`;
}
