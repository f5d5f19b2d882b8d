package bellbird.charge;

import java.time.LocalDate;

/**
 * What a bill charges (rule R11).
 *
 * @param cutOff periods paid in arrears are charged if they end by this day; a product that starts
 *     on it or later waits for the next bill
 * @param advanceTo periods paid in advance are charged if they begin before this day
 */
public record Due(LocalDate cutOff, LocalDate advanceTo) {}
