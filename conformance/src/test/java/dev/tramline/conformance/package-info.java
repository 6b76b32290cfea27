/**
 * What PocketFlow and BrainyFlow (now Caskada) are tested for and known to get wrong, each as a
 * test of flows that the processor compiled with this module.
 *
 * <p>Here stands the frame: how a test says which case it is, the list of all cases, the page
 * {@code docs/parity.md} that is written from them, and a program that the processor is to reject.
 * The cases are in a package for each framework. What belongs to no other framework is tested in
 * the module {@code tests}.
 */
package dev.tramline.conformance;
