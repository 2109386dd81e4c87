package io.millrace.demo.world;

/**
 * Conditions that are equal for all people at a time.
 *
 * @param linksOpen whether platforms that can close their links to shops still have them open
 * @param trips number of shopping trips, as a multiple of that of an ordinary day
 * @param basket amount of an order, as a multiple of that of an ordinary day
 */
record Customs(boolean linksOpen, double trips, double basket) {}
