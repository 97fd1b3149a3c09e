/** Who people are and what they may do: users, groups and invitations, roles and permissions, and their proofs: keys, sessions, links, second factors, identities elsewhere. */
@NullMarked
package io.printlab.account;

import org.jspecify.annotations.NullMarked;
