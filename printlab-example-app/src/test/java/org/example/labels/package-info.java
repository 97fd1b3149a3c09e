/** The driver of the guide, docs/write-a-driver.md: compiled and run as it is quoted there. */
@NullMarked
package org.example.labels;

import org.jspecify.annotations.NullMarked;
