import {watchRequests} from '../api.js';
import {html, useEffect, useState} from '../html.js';

const PATIENCE = 500;

/** A bar over the page while requests are under way for more than half a second. */
export function Progress() {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    let timer = 0;
    const end = watchRequests((running) => {
      if (running === 0) {
        clearTimeout(timer);
        timer = 0;
        setShown(false);
      } else if (timer === 0) {
        timer = setTimeout(() => setShown(true), PATIENCE);
      }
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, []);
  return shown && html`<div class="progress" role="progressbar" aria-label="Working"></div>`;
}
