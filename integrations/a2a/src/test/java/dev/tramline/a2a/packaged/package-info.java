/**
 * The jar as users get it, with its layer for Java 21 and later. Run by "mvn verify", after the jar
 * was made; nothing in here tests the protocol.
 */
package dev.tramline.a2a.packaged;
