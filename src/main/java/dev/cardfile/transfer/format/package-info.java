/** The file formats that Cardfile writes contacts in. */
@NullMarked
package dev.cardfile.transfer.format;

import org.jspecify.annotations.NullMarked;
