import {html, useState} from '../html.js';
import {ProblemBox} from '../part/problem.js';
import {signIn} from '../session.js';

/** Shown to whoever has no session: how to begin one. */
export function SignIn({problem, ended, onSignedIn}) {
  const [token, setToken] = useState('');
  const [refused, setRefused] = useState(null);
  const [busy, setBusy] = useState(false);
  const submit = (event) => {
    event.preventDefault();
    setBusy(true);
    signIn(token.trim()).then(onSignedIn, (failure) => {
      setRefused(failure);
      setBusy(false);
    });
  };
  const shown = refused ?? problem;
  return html`<main class="sign-in" id="main">
    <h1>Cardfile</h1>
    ${ended && !shown && html`<p role="status">Your session has ended. Sign in again to go on.</p>`}
    ${shown && html`<${ProblemBox} problem=${shown} />`}
    <form onSubmit=${submit}>
      <label>Operator token
        <input type="password" autocomplete="off" required value=${token}
          onInput=${(event) => setToken(event.target.value)} /></label>
      <button type="submit" class="primary" disabled=${busy}>Sign in</button>
    </form>
    <h2>No token at hand?</h2>
    <p>On the machine that Cardfile runs on, create a link that signs you in once:</p>
    <pre tabindex="0"><code>./cardfile console --link</code></pre>
    <p>Or create a token that lasts:</p>
    <pre tabindex="0"><code>./cardfile operator create --name you</code></pre>
  </main>`;
}
