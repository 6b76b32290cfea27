package dev.tramline.examples.tutorial.offline;

import com.github.javaparser.ast.Node;

/**
 * A place where one type uses another.
 *
 * @param user the type that the place is in
 * @param used the other type
 * @param kind how
 * @param site the place
 */
record Use(JavaType user, JavaType used, UseKind kind, Node site) {}
