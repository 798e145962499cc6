/** What people say of an import in a state: “It …”. */
export const STATES = {
  receiving: 'is being received', waiting: 'waits for its turn', running: 'runs', paused: 'is paused',
  done: 'is done', failed: 'has failed', cancelled: 'is cancelled', undoing: 'is being undone',
  undone: 'is undone',
};

const OVER = ['done', 'failed', 'cancelled', 'undone'];

/** Whether nothing more comes by itself. */
export const isOver = (state) => OVER.includes(state);
