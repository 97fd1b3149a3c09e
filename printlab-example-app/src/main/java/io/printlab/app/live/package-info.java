/** What happens in the lab, as a stream of server-sent events that is filtered for each visitor. */
@NullMarked
package io.printlab.app.live;

import org.jspecify.annotations.NullMarked;
