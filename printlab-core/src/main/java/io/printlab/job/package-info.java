/** A job, its lifecycle as named moves, the claim that lets a device print it, and its history. */
@NullMarked
package io.printlab.job;

import org.jspecify.annotations.NullMarked;
