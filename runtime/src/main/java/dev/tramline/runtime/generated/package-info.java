/**
 * What generated adapters and flows call, and nothing else.
 *
 * <p>These types are public because generated code lives in the packages of applications. They are
 * the contract between one release of the processor and the runtime of the same release:
 * applications must not call them, and nothing that applications should know may live here.
 */
@NullMarked
package dev.tramline.runtime.generated;

import org.jspecify.annotations.NullMarked;
