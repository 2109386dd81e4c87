import { getJson, remove } from './net/api.js';
import { applyLanguage } from './i18n/i18n.js';
import { applyTheme } from './ui/theme.js';
import { fill, h } from './ui/dom.js';
import { Lifetime } from './ui/lifetime.js';
import { problemNote, waitNote } from './ui/notes.js';
import { parseHash } from './state/router.js';
import { Shell } from './shell.js';
import { World } from './state/world.js';
import { firstRun } from './views/firstRun.js';
import { signIn } from './views/signIn.js';
import { viewOf } from './views/views.js';

const LEAST_BETWEEN_MS = 3000;

/** The page: the role of the user, whether there is data, and which view is shown. */
class App {
  constructor(root) {
    this.root = root;
    this.life = new Lifetime();
  }

  async start() {
    applyTheme();
    applyLanguage();
    addEventListener('hashchange', () => this.navigated());
    addEventListener('millrace-redraw', () => this.redrawView());
    addEventListener('millrace-signed-out', () => this.signedOut());
    await this.open();
  }

  /** Asks for the role of the user, then shows the views that this role may see. */
  async open() {
    this.renew();
    this.openedAt = Date.now();
    try {
      this.session = await getJson('/session', {}, this.life.signal);
      if (!this.session.role) {
        this.showSignIn();
        return;
      }
      this.world = await new World().load(this.life.signal);
    } catch (error) {
      this.refused(error);
      return;
    }
    if (this.world.hasData) {
      this.showShell();
    } else {
      this.showFirstRun();
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

  refused(error) {
    if (error.name === 'AbortError') {
      return;
    }
    if (error.status === 401 || error.status === 403) {
      this.showSignIn();
      return;
    }
    this.shell = null;
    const again = () => this.open();
    const seconds = error.retryAfterSeconds ?? 3;
    fill(this.root, h('main', { class: 'page narrow', id: 'main' },
      problemNote(error, again), error.passes && waitNote(seconds)));
    if (error.passes) {
      const timer = setTimeout(again, seconds * 1000);
      this.life.onEnd(() => clearTimeout(timer));
    }
  }

  showSignIn() {
    this.shell = null;
    fill(this.root, signIn({ onSignedIn: () => this.open(), redraw: () => this.showSignIn() }));
  }

  showFirstRun() {
    this.renew();
    const shell = this.makeShell();
    fill(this.root, shell.element);
    fill(shell.main, firstRun({
      life: this.life,
      session: this.session,
      onData: () => this.arrived(),
    }));
    this.shell = null;
  }

  async arrived() {
    location.hash = '#/';
    await this.open();
  }

  showShell() {
    this.shell = this.makeShell();
    fill(this.root, this.shell.element);
    this.showView();
  }

  makeShell() {
    return new Shell({
      session: this.session,
      redraw: () => (this.shell ? this.redraw() : this.showFirstRun()),
      signOut: () => this.signOut(),
    });
  }

  redraw() {
    this.renew();
    this.showShell();
  }

  /** The same view with other choices. Focus and scroll position stay. */
  redrawView() {
    this.renew();
    this.showView();
  }

  navigated() {
    if (this.shell) {
      this.redrawView();
      this.shell.main.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
  }

  showView() {
    const { path } = parseHash(location.hash);
    this.shell.select(path);
    const view = viewOf(path);
    const context = { life: this.life, world: this.world, session: this.session, status: this.shell.status };
    this.shell.status.reset();
    fill(this.shell.main, view(context, path));
  }

  async signOut() {
    try {
      await remove('/session');
    } finally {
      await this.open();
    }
  }
}

new App(document.getElementById('app')).start();
