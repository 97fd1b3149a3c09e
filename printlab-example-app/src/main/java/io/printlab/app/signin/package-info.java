/** How people prove who they are: passwords, sign-in sessions and API keys. */
@NullMarked
package io.printlab.app.signin;

import org.jspecify.annotations.NullMarked;
