package io.millrace.gateway.session;

import io.millrace.gateway.demo.DemoState;
import io.millrace.gateway.keys.Role;

/**
 * What a page has to know about who looks at it.
 *
 * @param role that the caller acts in
 * @param open whether nobody has to sign in here
 * @param demo whether there is a demo to start
 */
record SessionState(Role role, boolean open, DemoState demo) {}
