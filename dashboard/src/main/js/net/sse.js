/**
 * Splits a text/event-stream into events. It takes pieces of text as they arrive and calls back with
 * {event, data, id}. It skips comments. A piece may end anywhere, also between CR and LF.
 */
export function eventParser(onEvent) {
  let rest = '';
  let current = { event: 'message', data: [], id: undefined };

  function line(text) {
    if (text === '') {
      finish();
    } else if (!text.startsWith(':')) {
      field(text);
    }
  }

  function field(text) {
    const colon = text.indexOf(':');
    const name = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') {
      current.data.push(value);
    } else if (name === 'event' || name === 'id') {
      current[name] = value;
    }
  }

  function finish() {
    if (current.data.length > 0) {
      onEvent({ event: current.event, data: current.data.join('\n'), id: current.id });
    }
    current = { event: 'message', data: [], id: undefined };
  }

  return (piece) => {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop();
    lines.forEach(line);
  };
}
