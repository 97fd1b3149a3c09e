/** What the lab knows of a person, written out for that person. */
@NullMarked
package io.printlab.app.owndata;

import org.jspecify.annotations.NullMarked;
