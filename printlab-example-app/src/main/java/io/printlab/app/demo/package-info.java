/** The demo lab: simulated printers, made-up people and a few jobs, so that a newcomer sees a lab at work. */
@NullMarked
package io.printlab.app.demo;

import org.jspecify.annotations.NullMarked;
