import { own } from '../data/own.js';

// A platform has the same colour everywhere. The colour is similar to the brand's own colour, differs
// from its neighbours, and is readable on light and on dark.
const COLOURS = {
  wechat: '#2aae67',
  qq: '#3d9be0',
  'qq-browser': '#5b8fd6',
  'tencent-news': '#4a76c9',
  'tencent-video': '#e08b3e',
  weishi: '#8a63d2',
  taobao: '#ef7a2f',
  tmall: '#d6404c',
  alipay: '#2f7fe6',
  'uc-browser': '#e6a03a',
  youku: '#38a6d8',
  douyin: '#7b61d9',
  tiktok: '#3bb3b0',
  toutiao: '#d9534f',
  xigua: '#c94f7c',
  kuaishou: '#f0914a',
  baidu: '#4b62d8',
  weibo: '#e0a02c',
  jd: '#c8413b',
  pinduoduo: '#cf3f62',
  meituan: '#d9ae2b',
  bilibili: '#e0729b',
  xiaohongshu: '#e04f5f',
  iqiyi: '#46b04a',
};

/** The colour of a platform: from the list, or computed from its name. */
export function platformColour(id) {
  return own(COLOURS, id) ?? `hsl(${hueOf(id)} 48% 52%)`;
}

function hueOf(text) {
  let hash = 7;
  for (const character of text) {
    hash = (hash * 31 + character.codePointAt(0)) % 3600;
  }
  return hash / 10;
}
