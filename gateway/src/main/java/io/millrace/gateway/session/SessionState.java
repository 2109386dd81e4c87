package io.millrace.gateway.session;

import io.millrace.gateway.demo.DemoState;
import io.millrace.keys.Role;
import java.util.Optional;

/**
 * The state that a page needs to know about its user.
 *
 * @param role the role of the caller; empty before the sign-in
 * @param open whether clients on this machine need no sign-in
 * @param demo the state of the demo
 */
record SessionState(Optional<Role> role, boolean open, DemoState demo) {}
