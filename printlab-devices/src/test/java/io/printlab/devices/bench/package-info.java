/** What driving printers costs, beside other senders; run by the profile {@code bench}. */
package io.printlab.devices.bench;
