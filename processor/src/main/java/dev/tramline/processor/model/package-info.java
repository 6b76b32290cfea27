/**
 * What was declared: nodes and flows as records, and the readers that build them from source
 * elements or from the metadata of generated classes.
 *
 * <p>This is the only package that understands {@code javax.lang.model}; what it hands out carries
 * types and source positions as opaque handles ({@link dev.tramline.processor.model.TypeRef},
 * {@link dev.tramline.processor.model.Place}). Models are rebuilt in every round and never kept, as
 * elements must not survive one. Findings about a single node, or about the declaration of a flow,
 * are made here, because what does not make sense cannot be modelled; findings about whole flows
 * belong to {@code check}, and nothing here knows {@code generate}.
 */
@NullMarked
package dev.tramline.processor.model;

import org.jspecify.annotations.NullMarked;
