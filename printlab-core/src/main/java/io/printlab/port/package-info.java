/** Serial ports that the nodes see, so that a new printer is found before anybody has typed its address. */
@NullMarked
package io.printlab.port;

import org.jspecify.annotations.NullMarked;
