/** Figures for monitoring, in Prometheus' text format. */
@NullMarked
package bellbird.portal.metrics;

import org.jspecify.annotations.NullMarked;
