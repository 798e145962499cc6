/** How people call the states of an import. */
export const STATES = {
  receiving: 'is being received', waiting: 'waits for its turn', running: 'runs', paused: 'paused',
  done: 'done', failed: 'failed', cancelled: 'cancelled', undoing: 'is being undone', undone: 'undone',
};

const OVER = ['done', 'failed', 'cancelled', 'undone'];

/** Whether nothing more comes by itself. */
export const isOver = (state) => OVER.includes(state);
