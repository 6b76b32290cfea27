/**
 * What the processor writes on generated classes for its own later use: the contract of a node or
 * flow that it meets again as a class file. Nothing that applications write may live here.
 */
@NullMarked
package dev.tramline.annotations.generated;

import org.jspecify.annotations.NullMarked;
