/**
 * Stands inside the server under test, put there by the JVM's {@code -javaagent}: the server and
 * the product are, byte for byte, those of production, and there is nothing in them to switch on.
 * Everything here is loaded by the server's JVM and knows the JDK only.
 */
@NullMarked
package bellbird.crash.agent;

import org.jspecify.annotations.NullMarked;
