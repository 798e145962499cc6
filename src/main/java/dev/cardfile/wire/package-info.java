/** Bytes to domain values and back. The original's spelling stops here. Pure. */
@NullMarked
package dev.cardfile.wire;

import org.jspecify.annotations.NullMarked;
