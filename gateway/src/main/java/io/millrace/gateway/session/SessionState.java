package io.millrace.gateway.session;

import io.millrace.gateway.demo.DemoState;
import io.millrace.gateway.keys.Role;
import java.util.Optional;

/**
 * What a page has to know about who looks at it.
 *
 * @param role that the caller acts in; empty while nobody has signed in
 * @param open whether nobody has to sign in here
 * @param demo whether there is a demo to start
 */
record SessionState(Optional<Role> role, boolean open, DemoState demo) {}
