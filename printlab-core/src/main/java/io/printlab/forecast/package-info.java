/** When waiting jobs will start and end: the dispatch played ahead, what history teaches about it, and how right it was. */
@NullMarked
package io.printlab.forecast;

import org.jspecify.annotations.NullMarked;
