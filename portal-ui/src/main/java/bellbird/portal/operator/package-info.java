/**
 * The operator's pages: plans, customers and lines, usage files, bill runs, bills, payments, ledger
 * and settings. Each view answers one question and names the next step.
 */
@NullMarked
package bellbird.portal.operator;

import org.jspecify.annotations.NullMarked;
