/** Single sign-on: people who sign in at an identity provider by OpenID Connect, and who they are in the lab. */
@NullMarked
package io.printlab.app.sso;

import org.jspecify.annotations.NullMarked;
