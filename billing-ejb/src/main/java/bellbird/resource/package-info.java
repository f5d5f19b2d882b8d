/** The network's own numbers: MSISDN, IMSI and ICCID, checked and brought to one form. */
@NullMarked
package bellbird.resource;

import org.jspecify.annotations.NullMarked;
