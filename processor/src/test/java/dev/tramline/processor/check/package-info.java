@NullMarked
package dev.tramline.processor.check;

import org.jspecify.annotations.NullMarked;
