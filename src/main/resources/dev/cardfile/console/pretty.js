const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

const isJson = (text) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/**
 * JSON with a line for each member, and any other text as it is. Values stay as they are written:
 * a long number would lose digits if it were read.
 *
 * @param {string} text
 */
export function pretty(text) {
  if (!isJson(text)) {
    return text;
  }
  let depth = 0;
  let before = '';
  let shown = '';
  const line = () => '\n' + '  '.repeat(depth);
  for (const token of text.match(TOKENS) ?? []) {
    const opened = before === '{' || before === '[';
    if (token === '}' || token === ']') {
      depth--;
      shown += opened ? '' : line();
    } else if (opened || before === ',') {
      shown += line();
    }
    shown += token === ':' ? ': ' : token;
    if (token === '{' || token === '[') {
      depth++;
    }
    before = token;
  }
  return shown;
}

/** @param {string} text @returns {string} what kind of body it is */
export function typeOf(text) {
  const lines = text.split('\n').filter((each) => each.trim() !== '');
  if (isJson(text) || lines.length < 2) {
    return 'application/json';
  }
  return lines.every(isJson) ? 'application/x-ndjson' : 'application/octet-stream';
}
