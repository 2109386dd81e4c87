package io.millrace.standalone.server;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a user may choose.
 *
 * @param data folder of everything that is kept
 * @param bind address of the gateway
 * @param port of the gateway
 * @param zone of days, weeks and months; never changed once there is data
 * @param lookback how long before a purchase traffic counts as a touch
 * @param catalog file of platforms, else the built-in one
 */
public record ServeSettings(
    Path data, String bind, int port, ZoneId zone, Duration lookback, Optional<Path> catalog) {}
