/** Single sign-on against a real provider. */
@NullMarked
package io.printlab.app.sso;

import org.jspecify.annotations.NullMarked;
