/** Notes and tasks, as bodies and as answers. */
@NullMarked
package dev.cardfile.wire.activity;

import org.jspecify.annotations.NullMarked;
