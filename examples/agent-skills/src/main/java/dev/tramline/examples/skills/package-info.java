/**
 * An agent with skills: Markdown files of which it knows names and descriptions, and reads the
 * instructions only when it has picked one.
 *
 * <p>Start with {@link dev.tramline.examples.skills.SkillAgent}, the flow.
 */
package dev.tramline.examples.skills;
