/**
 * How the protocol looks as JSON. {@link dev.tramline.a2a.json.Json} reads and writes text
 * strictly; {@link dev.tramline.a2a.json.WireReader} and {@link dev.tramline.a2a.json.WireWriter}
 * turn trees into records and back, camelCase out, camelCase and snake_case in. The client and the
 * server share it; it is not exported, and knows nothing of connections, methods and tasks at work.
 */
@NullMarked
package dev.tramline.a2a.json;

import org.jspecify.annotations.NullMarked;
