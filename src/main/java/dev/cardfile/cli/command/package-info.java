/** The building blocks of commands: invocation, arguments, values and output. */
@NullMarked
package dev.cardfile.cli.command;

import org.jspecify.annotations.NullMarked;
