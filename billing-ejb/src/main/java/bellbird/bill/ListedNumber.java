package bellbird.bill;

import org.jspecify.annotations.Nullable;

/** A number that was called, as an itemised list shows it (rule R24). */
final class ListedNumber {

    private static final int HIDDEN = 3;
    private static final int SHORT_CODE = 6;

    private ListedNumber() {}

    /**
     * Hides the last three digits unless it is to be whole; short codes and senders with a name
     * always are.
     *
     * @param number as usage has it: E.164 without +, or a short code; null stays null
     */
    static @Nullable String of(@Nullable String number, boolean whole) {
        if (number == null || number.isBlank()) {
            return null;
        }
        String digits = number.startsWith("+") ? number.substring(1) : number;
        boolean isNumber = digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber || digits.length() <= SHORT_CODE) {
            return digits;
        }
        return "+"
                + (whole
                        ? digits
                        : digits.substring(0, digits.length() - HIDDEN) + "x".repeat(HIDDEN));
    }
}
