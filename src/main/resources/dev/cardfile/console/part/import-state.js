/** What people say of an import in a state: “It …”. */
const STATES = {
  receiving: 'is being received', waiting: 'waits for its turn', running: 'runs', paused: 'is paused',
  done: 'is done', failed: 'has failed', cancelled: 'is cancelled',
};

/** The same of one that is to be undone. */
const UNDO_STATES = {
  waiting: 'is being undone', running: 'is being undone', done: 'is undone', failed: 'could not be undone wholly',
};

const OVER = ['done', 'failed', 'cancelled'];

/** How it is with an import: “It …”. @param {{state: string, undo?: {state: string}}} seen */
export const said = ({state, undo}) =>
  (undo ? UNDO_STATES[undo.state] : STATES[state]) ?? `is ${state}`;

/** Whether somebody works at undoing it, or will. */
export const isUndoing = ({undo}) => undo?.state === 'waiting' || undo?.state === 'running';

/** Whether nothing more comes by itself. */
export const isOver = (seen) => OVER.includes(seen.state) && !isUndoing(seen);

/** Whether it is over, has written something, and nobody has wanted it undone. */
export const canBeUndone = (seen) => isOver(seen) && !seen.undo && seen.created + seen.updated > 0;
