import { own } from './own.js';

/** The types of entities, and their names in paths. */
export const ENTITIES = { creator: 'creators', campaign: 'campaigns', item: 'items' };

/** The type of a part of a path; undefined when it names none. */
export const typeOfPath = (part) => Object.keys(ENTITIES).find((type) => ENTITIES[type] === part);

/** The path of the API and of the pages: an id may have any characters. */
export const entityPath = (platform, type, id) => ['platforms', platform, own(ENTITIES, type), id];

/** The entities that a touch names: {type, id}. */
export const namedBy = (touch) => Object.keys(ENTITIES)
  .filter((type) => touch[type] != null)
  .map((type) => ({ type, id: touch[type] }));

/**
 * The pages of a ranking joined: all rows, and the rest as the last page tells it. A row that came
 * twice, because numbers moved between two pages, stays once.
 */
export function joined(pages) {
  const rows = new Map(pages.flatMap((page) => page.rows).map((row) => [JSON.stringify([row.platform, row.id]), row]));
  return { ...pages[0], ...pages.at(-1), rows: [...rows.values()] };
}
