/** Who somebody is: the person or organisation behind a customer, with contact data. */
@NullMarked
package bellbird.party;

import org.jspecify.annotations.NullMarked;
