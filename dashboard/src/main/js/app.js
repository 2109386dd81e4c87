import { forget } from './net/asked.js';
import { getJson, remove } from './net/api.js';
import { followLag } from './net/pulse.js';
import { applyLanguage, t } from './i18n/i18n.js';
import { setMetrics } from './i18n/terms.js';
import { againOnDisplay, applyDisplay } from './ui/display.js';
import { applyEmbed, isEmbed } from './ui/embed.js';
import { applyTheme, switchTheme } from './ui/theme.js';
import { fill, h, watchPointer } from './ui/dom.js';
import { showExplanations } from './ui/explain.js';
import { Lifetime } from './ui/lifetime.js';
import { problemNote, waitNote, wordsOf } from './ui/notes.js';
import { parseHash } from './state/router.js';
import { Shell, viewsFor } from './shell.js';
import { World } from './state/world.js';
import { openingOf } from './views/demoStory.js';
import { firstRun } from './views/firstRun.js';
import { openHelp } from './views/help.js';
import { openEmbed } from './views/embedDialog.js';
import { openPalette } from './views/palette.js';
import { openSavedViews } from './views/savedViews.js';
import { shortcuts } from './views/shortcuts.js';
import { signIn } from './views/signIn.js';
import { viewOf } from './views/views.js';

const LEAST_BETWEEN_MS = 3000;

/** The page: the role of the user, whether there is data, and which view is shown. */
class App {
  constructor(root) {
    this.root = root;
    this.life = new Lifetime();
    this.sessionLife = new Lifetime();
  }

  async start() {
    applyTheme();
    applyLanguage();
    applyDisplay();
    if (isEmbed()) {
      await this.startEmbedded();
      return;
    }
    showExplanations();
    watchPointer();
    addEventListener('hashchange', () => this.navigated());
    addEventListener('millrace-redraw', () => this.redrawView());
    addEventListener('millrace-signed-out', () => this.signedOut());
    shortcuts({
      help: () => this.help(),
      palette: () => this.palette(),
      views: () => (this.shell ? viewsFor(this.session.role).map(([id]) => id) : []),
      theme: () => {
        switchTheme();
        this.redraw();
      },
    });
    await this.open();
  }

  /** One view with the key of the address, without navigation and sign-in. */
  async startEmbedded() {
    showExplanations();
    watchPointer();
    addEventListener('millrace-redraw', () => this.redrawView());
    addEventListener('millrace-signed-out', () => this.signedOut());
    this.hasKey = applyEmbed();
    await this.open();
  }

  /** Asks for the role of the user, then shows the views that this role may see. */
  async open() {
    this.renew();
    this.sessionLife.end();
    this.sessionLife = new Lifetime();
    this.openedAt = Date.now();
    const known = this.session?.role;
    try {
      this.session = isEmbed() ? { role: this.hasKey && 'view', open: false, demo: 'absent' }
        : await getJson('/session', {}, this.life.signal);
      if (isEmbed() && !this.hasKey) {
        this.showNoKey();
        return;
      }
      if (!this.session.role) {
        this.showSignIn(known ? t('session.ended') : '');
        return;
      }
      this.world = await new World().load(this.life.signal);
    } catch (error) {
      await this.refused(error);
      return;
    }
    this.loadMetrics();
    if (this.world.hasData || isEmbed()) {
      await openingOf(this.session, this.life.signal);
      this.showShell();
    } else {
      this.showFirstRun();
    }
  }

  /** The page works without explanations, so a failure is ignored. */
  async loadMetrics() {
    try {
      setMetrics((await getJson('/v1/metrics')).metrics);
    } catch {
      setMetrics([]);
    }
  }

  /** Several parts of a view may notice this. An unstable server is not asked repeatedly. */
  signedOut() {
    if (Date.now() - this.openedAt > LEAST_BETWEEN_MS) {
      this.open();
    }
  }

  renew() {
    this.life.end();
    this.life = new Lifetime();
  }

  async refused(error) {
    if (error.name === 'AbortError') {
      return;
    }
    if (isEmbed() && (error.status === 401 || error.status === 403)) {
      this.showNoKey();
      this.life.onEnd(againOnDisplay(() => this.open()));
      return;
    }
    if (error.status === 401 || error.status === 403) {
      const wrongRole = this.session?.role && error.status === 403;
      await remove('/session').catch(() => {});
      this.session = null;
      this.showSignIn(wrongRole ? t('session.wrongRole') : wordsOf(error));
      return;
    }
    this.shell = null;
    const again = () => this.open();
    const seconds = error.retryAfterSeconds ?? 3;
    fill(this.root, h('main', { class: 'page narrow', id: 'main' },
      h('h1', {}, 'Millrace'), error.passes ? waitNote(error, seconds) : problemNote(error, again)));
    this.life.onEnd(againOnDisplay(again));
    if (error.passes) {
      const timer = setTimeout(again, seconds * 1000);
      this.life.onEnd(() => clearTimeout(timer));
    }
  }

  /** Nobody signs in inside the page of somebody else. */
  showNoKey() {
    this.shell = null;
    fill(this.root, h('main', { class: 'page narrow', id: 'main' }, h('p', { class: 'note note-bad', role: 'alert', 'data-testid': 'embed-refused' }, t('embed.refused'))));
  }

  showSignIn(reason) {
    this.shell = null;
    document.title = 'Millrace';
    document.documentElement.removeAttribute('data-stale');
    fill(this.root, signIn({ reason, onSignedIn: () => this.open(), redraw: () => this.showSignIn(reason) }));
    document.getElementById('key').focus();
    // The session of a wall may be valid again after a restart. A form that is being filled in stays.
    this.life.onEnd(againOnDisplay(async () => {
      const session = await getJson('/session', {}, this.life.signal).catch(() => ({}));
      return session.role && this.open();
    }));
  }

  showFirstRun() {
    this.renew();
    const shell = this.makeShell();
    fill(this.root, shell.element);
    fill(shell.main, firstRun({
      life: this.life,
      session: this.session,
      onData: () => this.open(),
    }));
    this.shell = null;
  }

  showShell() {
    this.sessionLife.end();
    this.sessionLife = new Lifetime();
    this.shell = this.makeShell();
    const { status } = this.shell;
    followLag({ lag: (lag) => status.of({ lag }), away: (error) => error.passes && status.away() }, this.sessionLife.signal);
    fill(this.root, isEmbed() ? h('div', { class: 'shell' }, status.element, this.shell.main) : this.shell.element);
    this.sessionLife.onEnd(againOnDisplay(() => status.stream === 'failed' && this.redrawView()));
    this.showView();
  }

  makeShell() {
    return new Shell({
      session: this.session,
      redraw: () => (this.shell ? this.redraw() : this.showFirstRun()),
      signOut: () => this.signOut(),
      help: () => this.help(),
      palette: () => this.palette(),
      saved: () => this.saved(),
    });
  }

  saved() {
    openSavedViews({ session: this.session, embed: this.shell ? () => openEmbed({ world: this.world }) : null });
  }

  help() {
    openHelp(this.session?.role);
  }

  palette() {
    if (this.shell) {
      openPalette({ world: this.world, views: viewsFor(this.session.role) });
    }
  }

  redraw() {
    if (this.shell) {
      this.renew();
      this.showShell();
    }
  }

  /** The same view with other choices. Focus and scroll position stay, so the height must not shrink. */
  redrawView() {
    if (!this.shell) {
      return;
    }
    const { main } = this.shell;
    main.style.minHeight = `${main.offsetHeight}px`;
    this.renew();
    this.showView();
    const { life } = this;
    setTimeout(() => life === this.life && main.style.removeProperty('min-height'), 1500);
  }

  /** Another address: another view, or other choices of the same one. */
  navigated() {
    if (!this.shell) {
      return;
    }
    const other = parseHash(location.hash).path.join('/') !== this.path;
    this.redrawView();
    if (other) {
      this.shell.main.style.removeProperty('min-height');
      this.shell.main.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
  }

  showView() {
    forget();
    const { path } = parseHash(location.hash);
    this.path = path.join('/');
    this.shell.select(path);
    const { life, world, session } = this;
    this.shell.status.reset();
    fill(this.shell.main, viewOf(path, session.role)({ life, world, session, status: this.shell.status }, path));
  }

  async signOut() {
    try {
      await remove('/session');
    } finally {
      this.session = null;
      await this.open();
    }
  }
}

new App(document.getElementById('app')).start();
