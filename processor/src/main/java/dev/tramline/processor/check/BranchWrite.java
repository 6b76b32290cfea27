package dev.tramline.processor.check;

/**
 * A node that writes some key in a branch of a fork.
 *
 * @param branch the branch, by its index
 * @param node the node, by its index
 * @param append whether it appends to the key
 */
record BranchWrite(int branch, int node, boolean append) {}
