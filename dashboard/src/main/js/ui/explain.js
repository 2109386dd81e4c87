import { h } from './dom.js';
import { explanationOf, isExplained } from '../i18n/terms.js';
import { t } from '../i18n/i18n.js';

const GAP = 6;

// The lines of elements whose explanation depends on data.
const lines = new WeakMap();

/** Gives an element lines that are shown at the pointer and at the keyboard's focus. */
export function explained(element, linesOf) {
  lines.set(element, linesOf);
  element.setAttribute('data-explained', '');
  return element;
}

/** The function that `explained` gave to the element. */
export const linesOf = (element) => lines.get(element);

/** A word with an explanation, which is shown at the pointer and at the keyboard's focus. */
export function term(key, text = t(key)) {
  return !isExplained(key) ? text
    : h('span', { class: 'explained', tabindex: '0', 'data-explain': key, 'data-key': `explain-${key}` }, text);
}

/**
 * Shows the explanation of every element with `data-explain`, and hides it at Escape. One tooltip
 * serves the whole page.
 */
export function showExplanations() {
  const tooltip = h('div', { class: 'tooltip', role: 'tooltip', id: 'explanation', 'data-testid': 'explanation' });
  tooltip.hidden = true;
  document.body.append(tooltip);
  let shown = null;

  const show = (event) => {
    const element = event.target.closest?.('[data-explain], [data-explained]') ?? null;
    if (element === shown || tooltip.contains(event.target)) {
      return;
    }
    hide();
    const said = element && (lines.get(element)?.() ?? explanationOf(element.dataset.explain));
    if (said) {
      shown = element;
      tooltip.replaceChildren(...said.map((line, index) => h(index === 0 ? 'b' : 'p', {}, line)));
      tooltip.hidden = false;
      element.setAttribute('aria-describedby', 'explanation');
      // A way of a picture is large, so its lines stand at the pointer.
      place(tooltip, event.type === 'pointerover' && lines.has(element) ? pointAt(event) : element.getBoundingClientRect());
    }
  };

  const hide = () => {
    shown?.removeAttribute('aria-describedby');
    shown = null;
    tooltip.hidden = true;
  };

  document.addEventListener('pointerover', show);
  document.addEventListener('focusin', show);
  document.addEventListener('focusout', hide);
  addEventListener('scroll', hide, { passive: true });
  addEventListener('hashchange', hide);
  document.addEventListener('keydown', (event) => event.key === 'Escape' && hide());
}

const pointAt = ({ clientX, clientY }) => ({ left: clientX + GAP, top: clientY, bottom: clientY + GAP });

function place(tooltip, { left, top, bottom }) {
  const { offsetWidth: width, offsetHeight: height } = tooltip;
  const below = bottom + GAP + height <= innerHeight;
  tooltip.style.left = `${Math.max(GAP, Math.min(left, document.documentElement.clientWidth - width - GAP))}px`;
  tooltip.style.top = `${below ? bottom + GAP : Math.max(GAP, top - height - GAP)}px`;
}
