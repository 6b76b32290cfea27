/**
 * The annotation processor: rounds, options and printing. The way through it is {@code model} (what
 * was declared), {@code check} (what is proved), {@code generate} (what is written); nothing here
 * knows what a node or a flow is made of.
 */
@NullMarked
package dev.tramline.processor;

import org.jspecify.annotations.NullMarked;
