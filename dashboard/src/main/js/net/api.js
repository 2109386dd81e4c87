import { remember } from './asked.js';
import { identity } from './embedKey.js';

/** An error answer, with the texts of its problem+json. */
export class ApiProblem extends Error {
  constructor(status, problem, retryAfterSeconds) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.status = status;
    this.code = problem.code ?? '';
    this.parameter = problem.parameter;
    this.reason = problem.reason;
    this.expected = problem.expected;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Whether the same call may succeed a little later. */
  get passes() {
    return this.status === 429 || this.status === 503 || this.status === 504 || this.status === 0;
  }
}

/** A path with the parameters that have a value. */
export function withQuery(path, parameters = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value != null && value !== '');
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

/** Throws an ApiProblem unless the answer is successful. */
export async function checked(response) {
  if (response.ok) {
    return response;
  }
  const problem = await response.json().catch(() => ({}));
  throw new ApiProblem(response.status, problem, retryAfter(response));
}

function retryAfter(response) {
  const seconds = Number(response.headers.get('retry-after'));
  return seconds > 0 ? seconds : undefined;
}

async function send(path, options) {
  const request = fetch(path, { credentials: 'same-origin', ...options, headers: { ...options.headers, ...identity(path) } });
  return checked(await request.catch(unreachable));
}

function unreachable(error) {
  if (error.name === 'AbortError') {
    throw error;
  }
  throw new ApiProblem(0, { code: 'unreachable', detail: error.message });
}

export async function getJson(path, parameters, signal) {
  const headers = { accept: 'application/json' };
  remember(withQuery(path, parameters));
  return (await send(withQuery(path, parameters), { signal, headers })).json();
}

/** All pages of a list: follows `next` and joins the lists with this name. */
export async function getAll(path, parameters, list, signal) {
  remember(withQuery(path, parameters), ['cursor']);
  const first = await getJson(path, parameters, signal);
  const all = { ...first, [list]: [...first[list]] };
  for (let next = first.next, pages = 1; next && pages < 50; pages++) {
    const page = await getJson(path, { ...parameters, cursor: next }, signal);
    all[list].push(...page[list]);
    next = page.next;
  }
  return all;
}

export async function post(path, body) {
  const headers = body ? { 'content-type': 'application/json' } : {};
  return send(path, { method: 'POST', headers, body: body && JSON.stringify(body) });
}

export async function put(path, body) {
  return send(path, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

export async function remove(path) {
  await send(path, { method: 'DELETE' });
}
