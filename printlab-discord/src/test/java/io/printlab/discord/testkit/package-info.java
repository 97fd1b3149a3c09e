/** A fake Discord on loopback, for tests of a bot with the real JDA. */
@NullMarked
package io.printlab.discord.testkit;

import org.jspecify.annotations.NullMarked;
