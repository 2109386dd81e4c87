package io.millrace.importer;

/**
 * The text that a record has in its file, so that a refused record can be mended and sent again.
 *
 * @param text the record; it has more than one line when a quoted cell has
 * @param preamble the lines that must precede it in a file of its own: the header, or nothing
 */
public record Original(String text, String preamble) {}
