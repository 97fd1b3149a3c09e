/** Mail that the lab sends: its settings, and the thread that hands letters to an SMTP server. */
@NullMarked
package io.printlab.app.mail;

import org.jspecify.annotations.NullMarked;
