/** The lab's Discord bot: its settings, its connection, and the news that it posts. */
@NullMarked
package io.printlab.discord;

import org.jspecify.annotations.NullMarked;
