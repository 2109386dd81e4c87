/**
 * Makes an element: h('td', { class: 'number', 'data-value': '5' }, '5', child, [more]). Functions
 * become listeners, true an empty attribute, null and false are left out. There is no way to pass
 * HTML, so nothing that comes from outside is ever read as HTML.
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

/** Replaces what is inside; the focus stays where it was when the new content has its id. */
export function fill(element, ...children) {
  const focused = document.activeElement;
  const key = element.contains(focused) ? focused.getAttribute('data-key') : null;
  element.replaceChildren(...nodes(children));
  if (key) {
    element.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
  }
  return element;
}

/** Sets text only when it differs, so that nothing is drawn again for nothing. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** A custom property, for what only data knows: widths and heat. */
export function vary(element, name, value) {
  element.style.setProperty(`--${name}`, value);
  return element;
}

/** Runs the last of many calls once before the next picture of the screen. */
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

/** Runs the last of many calls after a while, so at most once in that time. */
export function atMostEvery(ms, action) {
  let timer;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      action();
    }, ms);
  };
}
