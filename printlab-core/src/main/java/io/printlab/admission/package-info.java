/** Who may have how much printed: rules that let a submission in, ask for approval or refuse it. */
@NullMarked
package io.printlab.admission;

import org.jspecify.annotations.NullMarked;
