import {call} from './api.js';
import {useEffect, useState} from './html.js';

/**
 * A list that the server keeps: read at first, and again after each change.
 *
 * @param {string} path
 * @param {string} name under which the answer has it
 * @param {Record<string, any>} [query]
 * @returns {{all: any[]|null, problem: import('./api.js').Problem|null, load: () => Promise<void>,
 *     change: (made: Promise<any>) => Promise<void>}} `change` takes a request that changes the list
 */
export function useListed(path, name, query) {
  const [all, setAll] = useState(null);
  const [problem, setProblem] = useState(null);
  const load = () => call('GET', path, {query}).then((answer) => {
    setAll(answer[name]);
    setProblem(null);
  }, setProblem);
  useEffect(() => {
    load();
  }, [path]);
  return {all, problem, load, change: (made) => made.then(load, setProblem)};
}
