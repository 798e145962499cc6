/** The commands on contacts and their changes. */
@NullMarked
package dev.cardfile.cli.contact;

import org.jspecify.annotations.NullMarked;
