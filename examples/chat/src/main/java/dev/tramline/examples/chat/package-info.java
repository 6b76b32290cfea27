/**
 * A conversation in the terminal. {@link dev.tramline.examples.chat.Chat} is the flow, with a
 * single node that leads to itself; {@link dev.tramline.examples.chat.AttentiveListener} talks
 * without a network.
 */
package dev.tramline.examples.chat;
