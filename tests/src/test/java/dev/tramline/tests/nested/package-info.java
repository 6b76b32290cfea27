/** Flows that stand as nodes in other flows, generated ones and fakes. */
package dev.tramline.tests.nested;
