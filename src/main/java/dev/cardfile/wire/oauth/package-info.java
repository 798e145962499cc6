/** Token requests and their answers. */
@NullMarked
package dev.cardfile.wire.oauth;

import org.jspecify.annotations.NullMarked;
