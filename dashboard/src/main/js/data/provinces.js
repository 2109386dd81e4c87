import { own } from './own.js';

/** The provinces of China by ISO 3166-2, in lower case and without "cn-". */
const PROVINCES = {
  ah: ['Anhui', '安徽'], bj: ['Beijing', '北京'], cq: ['Chongqing', '重庆'], fj: ['Fujian', '福建'], gd: ['Guangdong', '广东'],
  gs: ['Gansu', '甘肃'], gx: ['Guangxi', '广西'], gz: ['Guizhou', '贵州'], ha: ['Henan', '河南'], hb: ['Hubei', '湖北'],
  he: ['Hebei', '河北'], hi: ['Hainan', '海南'], hk: ['Hong Kong', '香港'], hl: ['Heilongjiang', '黑龙江'], hn: ['Hunan', '湖南'],
  jl: ['Jilin', '吉林'], js: ['Jiangsu', '江苏'], jx: ['Jiangxi', '江西'], ln: ['Liaoning', '辽宁'], mo: ['Macao', '澳门'],
  nm: ['Inner Mongolia', '内蒙古'], nx: ['Ningxia', '宁夏'], qh: ['Qinghai', '青海'], sc: ['Sichuan', '四川'], sd: ['Shandong', '山东'],
  sh: ['Shanghai', '上海'], sn: ['Shaanxi', '陕西'], sx: ['Shanxi', '山西'], tj: ['Tianjin', '天津'], tw: ['Taiwan', '台湾'],
  xj: ['Xinjiang', '新疆'], xz: ['Tibet', '西藏'], yn: ['Yunnan', '云南'], zj: ['Zhejiang', '浙江'],
};

/** The names of a province in English and in Chinese, by a code such as "cn-zj"; null for other regions. */
export const provinceOf = (code) => (code.startsWith('cn-') ? own(PROVINCES, code.slice(3)) ?? null : null);
