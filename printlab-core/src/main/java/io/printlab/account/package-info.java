/** Who people are and what they may do: users, roles, permissions, keys, sign-in sessions. */
@NullMarked
package io.printlab.account;

import org.jspecify.annotations.NullMarked;
