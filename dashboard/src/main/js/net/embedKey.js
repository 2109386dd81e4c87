let key = '';

/** Every question to the API carries this key from now on, instead of the session of the browser. */
export function useKey(text) {
  key = text;
}

/** The header fields that identify the page. Descriptions are for everybody, and no key lists them. */
export const identity = (address) => (key !== '' && !address.startsWith('/v1/metrics') ? { authorization: `Bearer ${key}` } : {});
