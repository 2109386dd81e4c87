/**
 * Makes an element: h('td', { class: 'number', 'data-value': '5' }, '5', child, [more]). A function
 * becomes a listener, true becomes an empty attribute, and null and false are left out. Text is never
 * parsed as HTML, so data from outside cannot add elements.
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    set(element, name, value);
  }
  element.append(...nodes(children));
  return element;
}

function set(element, name, value) {
  if (value == null || value === false) {
    return;
  }
  if (typeof value === 'function') {
    element.addEventListener(name, value);
  } else if (name === 'value') {
    element.value = value;
  } else {
    element.setAttribute(name, value === true ? '' : value);
  }
}

function nodes(children) {
  return children.flat(Infinity).filter((child) => child != null && child !== false);
}

/** The children as nodes, text included. */
export function content(children) {
  const fragment = document.createDocumentFragment();
  fragment.append(...nodes(children));
  return [...fragment.childNodes];
}

/**
 * Replaces the content. Elements that are already there stay untouched, with their scroll position.
 * The focus and open details stay if the new content has an element with the same key.
 */
export function fill(element, ...children) {
  const next = nodes(children);
  if (next.length === element.childNodes.length && next.every((node, index) => node === element.childNodes[index])) {
    return element;
  }
  const focused = document.activeElement;
  const key = element.contains(focused) ? focused.getAttribute('data-key') : null;
  const open = [...element.querySelectorAll('details[open] > summary[data-key]')].map(({ dataset }) => dataset.key);
  element.replaceChildren(...next);
  open.forEach((each) => element.querySelector(`details > summary[data-key="${CSS.escape(each)}"]`)?.parentElement.setAttribute('open', ''));
  if (key) {
    element.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
  }
  return element;
}

/** Sets the text only when it differs, so that the browser draws nothing unnecessarily. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Sets a custom property for values that depend on data: widths and heat. */
export function vary(element, name, value) {
  element.style.setProperty(`--${name}`, value);
  return element;
}

/** Runs only the last of many calls, before the next frame of the screen. */
export function beforeNextFrame(action) {
  let asked = false;
  return () => {
    if (!asked) {
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        action();
      });
    }
  };
}

/** Runs only the last of many calls after a delay, so at most once in this time. */
export function atMostEvery(ms, action) {
  let timer;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      action();
    }, ms);
  };
}

let pressed = false;
const waiting = [];

/** Watches the pointer for `released`. */
export function watchPointer() {
  addEventListener('pointerdown', () => {
    pressed = true;
  }, true);
  for (const end of ['pointerup', 'pointercancel', 'blur']) {
    // The click follows the release, and finds its element only if it is still there.
    addEventListener(end, () => setTimeout(() => {
      pressed = false;
      waiting.splice(0).forEach((resolve) => resolve());
    }), true);
  }
}

/** Waits while the pointer is pressed, so that a refresh takes no link away from under a click. */
export function released() {
  return pressed ? new Promise((resolve) => waiting.push(resolve)) : undefined;
}
