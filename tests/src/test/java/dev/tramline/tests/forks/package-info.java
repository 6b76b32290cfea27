/** Forks and joins on real flows: what branches see, what they leave behind, and how they end. */
package dev.tramline.tests.forks;
