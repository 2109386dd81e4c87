import { remember } from './asked.js';
import { identity } from './embedKey.js';
import { ApiProblem, checked } from './api.js';
import { eventParser } from './sse.js';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15000;
// The server sends something at least every 15 s. A proxy may keep a dead connection open.
const SILENCE_MS = 45000;
// Browsers open few connections to a host, for all tabs together. A hidden page closes its stream.
const UNSEEN_MS = 30000;

/**
 * Reads a stream until the signal is aborted, and connects again when the stream breaks.
 * `on.event(name, data)` gets parsed data. `on.state({name, waitMs, problem})` gets one of the names
 * connecting, open, waiting, failed.
 */
export async function readStream(url, on, signal) {
  let wait = FIRST_WAIT_MS;
  while (!signal.aborted) {
    await untilSeen(signal);
    if (signal.aborted) {
      return;
    }
    on.state({ name: 'connecting' });
    try {
      await readOnce(url, on, signal, () => {
        wait = FIRST_WAIT_MS;
      });
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      if (isFinal(error)) {
        on.state({ name: 'failed', problem: error });
        if (error.status === 401) {
          dispatchEvent(new Event('millrace-signed-out'));
        }
        return;
      }
      wait = Math.max(wait, (error.retryAfterSeconds ?? 0) * 1000);
    }
    if (!signal.aborted) {
      on.state({ name: 'waiting', waitMs: wait });
      await pause(wait * (0.8 + 0.4 * Math.random()), signal);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
  }
}

function isFinal(error) {
  return error instanceof ApiProblem && error.status >= 400 && error.status < 500 && !error.passes;
}

async function readOnce(url, on, signal, onOpen) {
  const quiet = new AbortController();
  const stop = () => quiet.abort();
  signal.addEventListener('abort', stop, { once: true });
  let timer = setTimeout(stop, SILENCE_MS);
  const stopWatching = whenUnseen(stop);
  try {
    const response = await checked(await open(url, quiet.signal));
    on.state({ name: 'open' });
    const parse = eventParser(({ event, data }) => on.event(event, JSON.parse(data)));
    for await (const text of pieces(response)) {
      clearTimeout(timer);
      timer = setTimeout(stop, SILENCE_MS);
      onOpen();
      parse(text);
    }
  } finally {
    // Also after an error in the data, because a browser opens only six connections to a host.
    stop();
    clearTimeout(timer);
    stopWatching();
    signal.removeEventListener('abort', stop);
  }
}

function open(url, signal) {
  remember(url);
  const headers = { accept: 'text/event-stream', ...identity(url) };
  return fetch(url, { credentials: 'same-origin', cache: 'no-store', headers, signal });
}

async function* pieces(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    yield read.value;
  }
}

function pause(ms, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}

/**
 * Calls back when the page has been hidden for a long time, and immediately when the user leaves the
 * page. The browser may keep a left page and its connections in its back-forward cache. Returns a
 * function that removes the listeners.
 */
function whenUnseen(action) {
  let timer;
  const look = () => {
    clearTimeout(timer);
    timer = document.hidden ? setTimeout(action, UNSEEN_MS) : undefined;
  };
  document.addEventListener('visibilitychange', look);
  addEventListener('pagehide', action);
  look();
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
    removeEventListener('pagehide', action);
  };
}

function untilSeen(signal) {
  return new Promise((resolve) => {
    const look = () => {
      if (!document.hidden || signal.aborted) {
        document.removeEventListener('visibilitychange', look);
        resolve();
      }
    };
    document.addEventListener('visibilitychange', look);
    signal.addEventListener('abort', look, { once: true });
    look();
  });
}
