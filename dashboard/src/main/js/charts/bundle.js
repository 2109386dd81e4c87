import * as core from 'echarts/lib/export/core.js';
import { install as bar } from 'echarts/lib/chart/bar/install.js';
import { install as line } from 'echarts/lib/chart/line/install.js';
import { install as aria } from 'echarts/lib/component/aria/install.js';
import { install as grid } from 'echarts/lib/component/grid/install.js';
import { install as legend } from 'echarts/lib/component/legend/install.js';
import { install as markLine } from 'echarts/lib/component/marker/installMarkLine.js';
import { install as tooltip } from 'echarts/lib/component/tooltip/install.js';
import { install as canvas } from 'echarts/lib/renderer/installCanvasRenderer.js';
import { install as svg } from 'echarts/lib/renderer/installSVGRenderer.js';

core.use([bar, line, aria, grid, legend, markLine, tooltip, canvas, svg]);

// The build defines and exports this object, see DashboardBuild.
millraceCharts.init = core.init;
