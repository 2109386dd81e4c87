package io.millrace.standalone.demo.world;

/**
 * What holds for everybody at a moment.
 *
 * @param linksOpen whether platforms that may keep their traffic still let it out
 * @param trips how many times as many ways to shops are taken as on an ordinary day
 * @param basket how many times as much is bought
 */
record Customs(boolean linksOpen, double trips, double basket) {}
