/** How the lab is: a page for load balancers and people, and figures for Prometheus. */
@NullMarked
package io.printlab.app.health;

import org.jspecify.annotations.NullMarked;
