/** Tests of signing in. */
@NullMarked
package io.printlab.app.signin;

import org.jspecify.annotations.NullMarked;
