/** The line: a service in the network, with its numbers and cards at any time. */
@NullMarked
package bellbird.service;

import org.jspecify.annotations.NullMarked;
