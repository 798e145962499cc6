/**
 * Translates bytes to domain values and back. HighLevel's spellings do not occur elsewhere. Pure.
 */
@NullMarked
package dev.cardfile.wire;

import org.jspecify.annotations.NullMarked;
