/** News for people, and the seam through which a front end delivers them. */
@NullMarked
package io.printlab.notification;

import org.jspecify.annotations.NullMarked;
