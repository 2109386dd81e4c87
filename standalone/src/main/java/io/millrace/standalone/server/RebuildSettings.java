package io.millrace.standalone.server;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The settings of a rebuild.
 *
 * @param data the data folder
 * @param zone time zone of days, weeks and months; empty for the stored one
 * @param lookback how long before a purchase traffic counts as a touch; empty for the stored one
 * @param catalog file of platforms; empty for the built-in catalog
 * @param incomplete whether to go on although old events are gone
 */
public record RebuildSettings(
    Path data,
    Optional<ZoneId> zone,
    Optional<Duration> lookback,
    Optional<Path> catalog,
    boolean incomplete) {}
