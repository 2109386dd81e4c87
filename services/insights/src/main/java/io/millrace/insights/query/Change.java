package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A figure now and in the compared range. All values are exact decimals.
 *
 * @param metric id of the table of metrics
 * @param currency of an amount, which is in minor units; absent for other figures
 * @param now empty where it is unknown
 * @param then the value in the compared range; empty where it is unknown
 * @param difference now - then
 * @param change difference / then; empty for shares and unless {@code then} is above 0
 */
public record Change(
    String metric,
    @JsonInclude(Include.NON_ABSENT) Optional<String> currency,
    Optional<String> now,
    Optional<String> then,
    Optional<String> difference,
    Optional<BigDecimal> change) {}
