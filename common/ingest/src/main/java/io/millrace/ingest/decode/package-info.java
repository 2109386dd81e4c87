/**
 * From the bytes of a body to checked events: token by token, each event on its own, visitors made
 * pseudonyms on the way. {@link io.millrace.ingest.decode.BodyDecoder} is the way in.
 */
@NullMarked
package io.millrace.ingest.decode;

import org.jspecify.annotations.NullMarked;
