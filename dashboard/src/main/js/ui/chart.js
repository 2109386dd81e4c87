import { h } from './dom.js';
import { colour, onTheme } from './theme.js';

let loading;

/** The charts are loaded from a separate file, so that text and numbers need not wait for them. */
function library() {
  loading ??= import(document.getElementById('charts').href).then((module) => module.charts);
  return loading;
}

/**
 * An element for a chart. `options()` returns what to draw, and is called again when colours change.
 * `label` describes the chart as text. A table beside the chart has the numbers.
 */
export class Chart {
  constructor(life, { label, testId, size = 'medium' }) {
    this.element = h('div', {
      class: `chart chart-${size}`,
      role: 'img',
      'aria-label': label,
      'data-testid': testId,
    });
    this.life = life;
    this.options = null;
    this.instance = null;
    onTheme(() => this.draw(), life.signal);
    this.watchSize();
    life.onEnd(() => this.instance?.dispose());
  }

  show(options, label) {
    this.options = options;
    if (label) {
      this.element.setAttribute('aria-label', label);
    }
    this.draw();
  }

  watchSize() {
    const observer = new ResizeObserver(() => this.resized());
    observer.observe(this.element);
    this.life.onEnd(() => observer.disconnect());
  }

  resized() {
    if (this.instance) {
      this.instance.resize();
    } else {
      this.draw();
    }
  }

  async draw() {
    const charts = await library();
    if (this.life.isOver || !this.options || this.element.clientWidth === 0) {
      return;
    }
    this.instance ??= charts.init(this.element, null, { renderer: 'canvas' });
    this.instance.setOption({ animation: false, ...this.options() }, true);
    this.element.dataset.drawn = 'true';
  }
  /** The chart as the text of an SVG, in the size that it has on the page. */
  async asSvg() {
    const { init } = await library();
    const { clientWidth: width, clientHeight: height } = this.element;
    const drawn = init(null, null, { renderer: 'svg', ssr: true, width, height });
    drawn.setOption({ animation: false, backgroundColor: colour('surface'), ...this.options(), tooltip: undefined });
    const text = drawn.renderToSVGString();
    drawn.dispose();
    return text;
  }
}
