/** Longer than a browser takes to begin with a file. */
const BEGUN_AFTER = 60_000;

/**
 * Gives a file to the browser to save.
 *
 * @param {string} name
 * @param {BlobPart[]} parts
 */
export function save(name, parts) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), BEGUN_AFTER);
}
