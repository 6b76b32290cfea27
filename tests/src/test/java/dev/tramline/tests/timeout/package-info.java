/** Time limits on attempts, visits and runs. */
package dev.tramline.tests.timeout;
