/**
 * Every filter over every image: a fan-out in a fan-out.
 *
 * <p>Start with {@link dev.tramline.examples.images.Gallery}, then look at the two flows inside it.
 * Nothing here asks a model.
 */
package dev.tramline.examples.images;
