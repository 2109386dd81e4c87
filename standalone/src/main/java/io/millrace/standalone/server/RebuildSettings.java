package io.millrace.standalone.server;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a user may choose when everything is counted anew.
 *
 * @param data folder of everything that is kept
 * @param zone of days, weeks and months; empty for the one of the data
 * @param lookback how long before a purchase traffic counts as a touch; empty for that of the data
 * @param catalog file of platforms, else the built-in one
 * @param incomplete whether to go on although events of the past are gone
 */
public record RebuildSettings(
    Path data,
    Optional<ZoneId> zone,
    Optional<Duration> lookback,
    Optional<Path> catalog,
    boolean incomplete) {}
