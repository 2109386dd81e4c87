import { own } from '../data/own.js';
import { provinceOf } from '../data/provinces.js';
import { countryName, has, language, t } from './i18n.js';

const PLATFORMS = {
  wechat: '微信', qq: 'QQ', 'qq-browser': 'QQ浏览器', 'tencent-news': '腾讯新闻',
  'tencent-video': '腾讯视频', weishi: '微视', sogou: '搜狗', douyu: '斗鱼', huya: '虎牙',
  taobao: '淘宝', tmall: '天猫', alipay: '支付宝', juhuasuan: '聚划算', 'uc-browser': 'UC浏览器',
  youku: '优酷', douyin: '抖音', tiktok: 'TikTok', toutiao: '今日头条', xigua: '西瓜视频',
  huoshan: '火山小视频', duoshan: '多闪', kuaishou: '快手', baidu: '百度', haokan: '好看视频',
  quanmin: '全民小视频', weibo: '微博', 'sina-news': '新浪新闻', jd: '京东', pinduoduo: '拼多多',
  meituan: '美团', bilibili: '哔哩哔哩', xiaohongshu: '小红书', yy: 'YY', iqiyi: '爱奇艺',
  kugou: '酷狗', didi: '滴滴', whatsapp: 'WhatsApp', 'web-shop': '网店',
};

const SURFACES = {
  chat: '聊天', moments: '朋友圈', 'official-accounts': '公众号', channels: '视频号', search: '搜索',
  'mini-program': '小程序', shop: '店铺', feed: '信息流', live: '直播', message: '消息', home: '首页',
  recommend: '推荐', subscription: '订阅', browse: '浏览', item: '商品', other: '其他',
};

const OWNERS = {
  tencent: ['Tencent', '腾讯'], alibaba: ['Alibaba', '阿里巴巴'], bytedance: ['ByteDance', '字节跳动'],
  baidu: ['Baidu', '百度'], kuaishou: ['Kuaishou', '快手'], sina: ['Sina', '新浪'],
  independent: ['Independent', '独立平台'],
};

const NEEDS = {
  entertainment: ['Entertainment', '娱乐'], information: ['Information', '资讯'],
  communication: ['Communication', '社交'], commerce: ['Commerce', '电商'],
};

const CHANNELS = {
  search: ['Search', '搜索'], social: ['Social', '社交'], mobile: ['Mobile', '移动端'], iot: ['Devices', '智能设备'],
  direct: ['Direct', '直接访问'], other: ['Other', '其他'],
};

const isChinese = () => language() === 'zh';

/** The name of a platform: the name in the catalog, or in Chinese the usual Chinese name. */
export function platformName(id, catalogName) {
  return (isChinese() && own(PLATFORMS, id)) || catalogName || id;
}

export function surfaceName(id) {
  return (isChinese() && own(SURFACES, id)) || id;
}

export const ownerName = (id) => own(OWNERS, id)?.[isChinese() ? 1 : 0] ?? id;

export const needName = (id) => own(NEEDS, id)?.[isChinese() ? 1 : 0] ?? id;

/** The name of a channel or of a region; of what names none when the id is null. */
export function partName(by, id) {
  return id == null ? t('unnamed') : by === 'channel' ? channelName(id) : regionName(id);
}

export const channelName = (id) => own(CHANNELS, id)?.[isChinese() ? 1 : 0] ?? id;

/** The name of a type of events. A newer server may send other types. */
export const typeName = (id) => (has(`type.${id}`) ? t(`type.${id}`) : id);

/**
 * The name of a region: of a country, or of a province of China. Other codes stay as they are. Events
 * with the code of China name no province, and those of its provinces are not counted there again.
 */
export function regionName(id) {
  const province = provinceOf(id);
  if (id === 'cn') {
    return t('region.cn');
  }
  return province ? province[isChinese() ? 1 : 0] : id === 'other' ? channelName(id) : countryName(id);
}
