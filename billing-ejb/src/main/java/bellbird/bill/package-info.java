/**
 * From a closed period to an issued bill: its number, tax, frozen document and the port that draws
 * it. A bill never changes after issue (rule R19).
 */
@NullMarked
package bellbird.bill;

import org.jspecify.annotations.NullMarked;
