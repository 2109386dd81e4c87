import { content } from './dom.js';
import { explained, linesOf } from './explain.js';

// Set by the explanation that is shown, not by the content.
const KEPT = new Set(['aria-describedby']);

/**
 * Replaces the content like `fill`, but keeps elements that are the same and changes only their
 * attributes and texts. So a refresh takes nothing away from under the pointer and the focus. Elements
 * keep their listeners, so use it only for content whose listeners do not change.
 */
export function patch(element, ...children) {
  patchChildren(element, content(children));
  return element;
}

function patchChildren(parent, next) {
  next.forEach((node, index) => {
    const old = parent.childNodes[index];
    if (!old) {
      parent.append(node);
    } else if (old.nodeName !== node.nodeName || old.dataset?.key !== node.dataset?.key) {
      old.replaceWith(node);
    } else {
      update(old, node);
    }
  });
  while (parent.childNodes.length > next.length) {
    parent.lastChild.remove();
  }
}

function update(old, node) {
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== node.data) {
      old.data = node.data;
    }
    return;
  }
  for (const { name } of [...old.attributes]) {
    if (!node.hasAttribute(name) && name !== 'style' && !KEPT.has(name)) {
      old.removeAttribute(name);
    }
  }
  for (const { name, value } of node.attributes) {
    if (name !== 'style' && old.getAttribute(name) !== value) {
      old.setAttribute(name, value);
    }
  }
  // The policy forbids the attribute, but not the property.
  if (old.style.cssText !== node.style.cssText) {
    old.style.cssText = node.style.cssText;
  }
  const lines = linesOf(node);
  if (lines) {
    explained(old, lines);
  }
  patchChildren(old, [...node.childNodes]);
}
