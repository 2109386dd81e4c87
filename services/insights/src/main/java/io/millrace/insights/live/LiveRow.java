package io.millrace.insights.live;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.millrace.insights.row.Row;

/** The row of a query, with what the query's answer says around it. */
record LiveRow(String platform, String grain, @JsonUnwrapped Row row) {}
