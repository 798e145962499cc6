/** Bodies and answers for operators. */
@NullMarked
package dev.cardfile.wire.operator;

import org.jspecify.annotations.NullMarked;
