/** What the class files of the runtime and of generated code hold, and what shrinking leaves. */
package dev.tramline.tests.binary;
