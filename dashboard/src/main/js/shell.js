import { h, setText } from './ui/dom.js';
import { button } from './ui/controls.js';
import { displayLink } from './ui/display.js';
import { Status } from './ui/status.js';
import { linkTo } from './state/router.js';
import { language, setLanguage, t } from './i18n/i18n.js';
import { switchTheme, theme } from './ui/theme.js';

const VIEWS = [
  ['', 'nav.overview'],
  ['platforms', 'nav.platforms'],
  ['loops', 'nav.loops'],
  ['surfaces', 'nav.surfaces'],
  ['audience', 'nav.audience'],
  ['rankings', 'nav.rankings'],
  ['orders', 'nav.orders'],
  ['live', 'nav.live'],
];

// Single events are shown to this role only.
const ADMIN_VIEWS = new Set(['live']);

/** The views that this role may see: [id, key of its name]. */
export const viewsFor = (role) => VIEWS.filter(([id]) => role === 'admin' || !ADMIN_VIEWS.has(id));

/** The frame around every view: the current page, the navigation and the display settings. */
export class Shell {
  constructor({ session, redraw, signOut, help, palette, saved }) {
    this.status = new Status();
    this.main = h('main', { class: 'page', id: 'main', tabindex: '-1' });
    this.links = viewsFor(session.role).map(([id, key]) => [id, h('a', { href: `#/${id}`, 'data-testid': `nav-${id || 'overview'}` }, t(key))]);
    this.display = h('a', { 'data-testid': 'to-display' }, t('foot.display'));
    this.nav = h('nav', { 'aria-label': t('nav.label') }, this.links.map(([, link]) => link));
    this.element = h('div', { class: 'shell' },
      skipLink(this.main),
      h('header', { class: 'top' },
        h('div', { class: 'top-inner' },
          h('a', { class: 'brand', href: '#/' }, mark(), h('span', {}, 'Millrace')),
          this.nav,
          h('div', { class: 'top-tools' },
            this.status.element,
            button(t('palette.open'), palette, { class: 'quiet', 'data-testid': 'palette-open', 'aria-keyshortcuts': '/ Control+K' }),
            button(t('views.title'), saved, { class: 'quiet', 'data-testid': 'views-open' }),
            languageSwitch(redraw), themeSwitch(),
            button('?', help, { class: 'quiet', 'aria-label': t('help.open'), 'data-testid': 'help-open', 'aria-keyshortcuts': '?' }),
            !session.open && button(t('session.signOut'), signOut, { class: 'quiet', 'data-testid': 'sign-out' })))),
      this.main,
      h('footer', { class: 'foot' },
        h('a', { href: '/api/' }, t('foot.api')), ' · ',
        this.display, ' · ',
        h('a', { href: document.getElementById('licences').href }, t('foot.licences'))));
  }

  /** Marks the view of the path. Its links keep the choices that all views share. */
  select(path) {
    this.display.href = displayLink();
    for (const [id, link] of this.links) {
      const here = (path[0] ?? '') === id;
      link.href = linkTo(id === '' ? [] : [id]);
      link.toggleAttribute('data-here', here);
      here ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current');
      if (here) {
        document.title = `${link.textContent} · Millrace`;
        this.nav.scrollLeft = link.offsetLeft - this.nav.offsetLeft - (this.nav.clientWidth - link.offsetWidth) / 2;
      }
    }
  }
}

/** A button, because the view uses the address after #. */
function skipLink(main) {
  return h('a', {
    class: 'skip',
    href: '#main',
    click: (event) => {
      event.preventDefault();
      main.focus();
    },
  }, t('nav.skip'));
}

function mark() {
  return h('span', { class: 'mark', 'aria-hidden': 'true' });
}

export function languageSwitch(redraw) {
  const other = language() === 'zh' ? 'en' : 'zh';
  return button(other === 'zh' ? '中文' : 'English', () => {
    setLanguage(other);
    redraw();
  }, { class: 'quiet', lang: other === 'zh' ? 'zh-CN' : 'en', 'data-testid': 'language', 'data-key': 'language' });
}

export function themeSwitch() {
  const text = () => (theme() === 'dark' ? t('theme.light') : t('theme.dark'));
  const element = button(text(), () => {
    switchTheme();
    setText(element, text());
  }, { class: 'quiet', 'data-testid': 'theme' });
  return element;
}
