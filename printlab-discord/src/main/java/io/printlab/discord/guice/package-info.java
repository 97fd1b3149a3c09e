/** Adds the Discord bot to a lab that is wired by Guice. */
@NullMarked
package io.printlab.discord.guice;

import org.jspecify.annotations.NullMarked;
