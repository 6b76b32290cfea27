/**
 * What is written: one class per artefact. {@link
 * dev.tramline.processor.generate.NodeAdapterGenerator} writes what calls a node, {@link
 * dev.tramline.processor.generate.FlowGenerator} what runs a flow, {@link
 * dev.tramline.processor.generate.MermaidDiagram} its picture.
 *
 * <p>Everything here only reads {@code model}; nothing here finds fault. What is written depends on
 * nothing but the model, so that the same source gives the same bytes.
 */
@NullMarked
package dev.tramline.processor.generate;

import org.jspecify.annotations.NullMarked;
