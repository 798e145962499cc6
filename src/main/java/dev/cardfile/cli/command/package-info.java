/** What every command is made of: how it is called, its arguments and values, what it prints. */
@NullMarked
package dev.cardfile.cli.command;

import org.jspecify.annotations.NullMarked;
