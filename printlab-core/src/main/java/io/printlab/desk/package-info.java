/** What people may ask of the lab, each request checked against their rights. */
@NullMarked
package io.printlab.desk;

import org.jspecify.annotations.NullMarked;
