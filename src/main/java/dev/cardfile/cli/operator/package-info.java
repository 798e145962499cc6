/** The commands about operators, and the console. */
@NullMarked
package dev.cardfile.cli.operator;

import org.jspecify.annotations.NullMarked;
