/** Flows that run side by side, under random loads and at their worst moments. */
package dev.tramline.tests.stress;
