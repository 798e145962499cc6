const LABELS = {
  receiving: 'Receiving', waiting: 'Waiting', running: 'Running', paused: 'Paused', done: 'Done',
  failed: 'Failed', cancelled: 'Cancelled',
};

/** The same of an import that is to be undone. */
const UNDO_LABELS = {
  waiting: 'Undoing', running: 'Undoing', done: 'Undone', failed: 'Could not be undone completely',
};

const OVER = ['done', 'failed', 'cancelled'];

/** @param {{state: string, undo?: {state: string}}} seen */
export const stateLabel = ({state, undo}) => (undo ? UNDO_LABELS[undo.state] : LABELS[state]) ?? state;

/** Whether somebody works at undoing it, or will. */
export const isUndoing = ({undo}) => undo?.state === 'waiting' || undo?.state === 'running';

/** Whether nothing more comes by itself. */
export const isOver = (seen) => OVER.includes(seen.state) && !isUndoing(seen);

/** Whether it is over, has written something, and nobody has wanted it undone. */
export const canBeUndone = (seen) => isOver(seen) && !seen.undo && seen.created + seen.updated > 0;
