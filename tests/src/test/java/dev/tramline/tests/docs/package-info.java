/** Tests that what the documentation shows compiles and does what it says. */
package dev.tramline.tests.docs;
