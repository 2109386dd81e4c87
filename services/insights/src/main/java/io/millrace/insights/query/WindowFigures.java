package io.millrace.insights.query;

import io.millrace.insights.row.Figures;

/** What was read of one window of one platform; amounts are converted where that was asked for. */
record WindowFigures(String platform, Window window, Figures figures) {}
