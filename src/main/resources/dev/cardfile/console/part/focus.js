/**
 * Gives an element the focus when it appears: as its `ref`. In a dialog, which would take the focus
 * back, the attribute `data-first` does it.
 */
export const focused = (element) => element?.focus();
