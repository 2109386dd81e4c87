package io.millrace.journey;

/**
 * A piece of a journey as it is kept.
 *
 * @param key sorts, as unsigned bytes, in the order of the journey
 * @param value the encoded steps
 */
// Carries bytes from here to a store and back; nobody compares two of them.
@SuppressWarnings("ArrayRecordComponent")
public record Block(byte[] key, byte[] value) {}
