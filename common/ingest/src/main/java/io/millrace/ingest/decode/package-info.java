/**
 * Decodes the bytes of a body into validated events. It reads JSON token by token, checks each
 * event independently, and replaces visitor ids with pseudonyms. The entry point is {@link
 * io.millrace.ingest.decode.BodyDecoder}.
 */
@NullMarked
package io.millrace.ingest.decode;

import org.jspecify.annotations.NullMarked;
