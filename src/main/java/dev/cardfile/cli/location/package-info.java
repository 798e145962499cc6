/** The commands on locations, their fields, tokens and apps. */
@NullMarked
package dev.cardfile.cli.location;

import org.jspecify.annotations.NullMarked;
