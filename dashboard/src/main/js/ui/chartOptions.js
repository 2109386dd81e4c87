import { h } from './dom.js';
import { colour } from './theme.js';

// A picture for a file stands in an attribute with double quotes.
const FONT =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

// Less than the height of the plot, so that the text beside a line of a note is not cut at an edge.
const MARK_PX = 140;

/** Options of all charts. Tooltips are elements, because the policy forbids text with styles. */
export function common() {
  return {
    textStyle: { fontFamily: FONT, color: colour('text-soft'), fontSize: 12 },
    tooltip: {
      confine: true,
      backgroundColor: colour('surface'),
      borderColor: colour('line'),
      borderWidth: 1,
      padding: [8, 10],
      textStyle: { color: colour('text'), fontSize: 12, fontFamily: FONT },
      extraCssText: 'box-shadow: 0 4px 16px rgba(0,0,0,.14); border-radius: 8px;',
    },
  };
}

/** The content of a tooltip: a title, and lines of [colour or null, name, value]. */
export function tip(title, lines) {
  return h('div', { class: 'tip' },
    h('div', { class: 'tip-title' }, title),
    lines.map(([paint, name, value]) => h('div', { class: 'tip-line' },
      paint && dot(paint), h('span', {}, name), h('b', {}, value))));
}

export function dot(paint) {
  const element = h('span', { class: 'dot', 'aria-hidden': 'true' });
  element.style.backgroundColor = paint;
  return element;
}

/**
 * Lines or bars over time. series: {name, kind, paint, values, format, dashed, stack}. `format`
 * formats a value for users, and `axis` formats a value beside the axis. `marks` are notes: {index of
 * the window, label}. `whole` keeps fractions away from an axis of counts.
 */
export function overTime({ names, series, axis, min, max, whole, marks = [] }) {
  const base = common();
  const hasBars = series.some((each) => each.kind === 'bar');
  return {
    ...base,
    grid: { left: 4, right: 12, top: 14 + 20 * legendRows(series), bottom: 4, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      icon: 'roundRect',
      itemWidth: 12,
      itemHeight: 4,
      textStyle: { color: colour('text-soft'), fontSize: 12 },
      inactiveColor: colour('line-strong'),
    },
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: colour('line-strong') } },
      formatter: (points) => tip(names[points[0].dataIndex], [
        ...points.map((point) => [
          series[point.seriesIndex].paint,
          point.seriesName,
          series[point.seriesIndex].format(point.dataIndex),
        ]),
        ...marks.filter(({ index }) => index === points[0].dataIndex).map(({ label }) => [null, label, '']),
      ]),
    },
    xAxis: {
      type: 'category',
      data: names,
      boundaryGap: hasBars,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('line-strong') } },
      axisLabel: {
        color: colour('text-soft'),
        hideOverlap: true,
        alignMinLabel: hasBars ? undefined : 'left',
        alignMaxLabel: hasBars ? undefined : 'right',
      },
    },
    yAxis: {
      type: 'value',
      min,
      max,
      minInterval: whole ? 1 : undefined,
      axisLabel: { color: colour('text-soft'), formatter: axis },
      splitLine: { lineStyle: { color: colour('line') } },
    },
    series: series.map((each, index) => ({ ...oneSeries(each), markLine: index === 0 ? marked(marks) : undefined })),
  };
}

/** The rows of the legend, estimated, because the chart does not tell its height. */
function legendRows(series) {
  const page = Math.min(innerWidth, 1320);
  const width = (innerWidth < 1100 ? page : page / 2) - 80;
  const names = series.reduce((sum, { name }) => sum + 30 + [...name].reduce((all, letter) => all + (letter > '\u2e80' ? 12 : 7), 0), 0);
  return Math.max(1, Math.ceil((names * 1.1) / width));
}

function oneSeries(each) {
  return {
    name: each.name,
    type: each.kind,
    stack: each.stack,
    data: each.values,
    showSymbol: each.values.length < 3,
    symbolSize: 5,
    connectNulls: false,
    barMaxWidth: 26,
    color: each.paint,
    lineStyle: { width: 2, type: each.dashed ? 'dashed' : 'solid' },
    itemStyle: { borderRadius: each.kind === 'bar' && !each.stack ? [3, 3, 0, 0] : 0 },
    areaStyle: each.area ? { opacity: 0.1 } : undefined,
    emphasis: { disabled: true },
  };
}

/** Vertical lines at the windows of notes. */
function marked(marks) {
  return marks.length === 0 ? undefined : {
    silent: true,
    symbol: 'none',
    lineStyle: { color: colour('text-soft'), type: 'dashed', width: 1 },
    // The whole text stands in the line of notes above and in the tooltip.
    label: { color: colour('text'), fontSize: 11, position: 'insideEndTop', width: MARK_PX, overflow: 'truncate', formatter: ({ name }) => name },
    data: marks.map(({ index, label }) => ({ xAxis: index, name: label })),
  };
}
