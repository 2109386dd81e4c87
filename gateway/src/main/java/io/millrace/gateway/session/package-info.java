/** Sign-in and sign-out of browsers. */
@NullMarked
package io.millrace.gateway.session;

import org.jspecify.annotations.NullMarked;
