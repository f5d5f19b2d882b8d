package bellbird.bill;

import org.jspecify.annotations.Nullable;

/** Numbers that were called, as an itemised list shows them (rule R24). */
final class MaskedNumbers {

    private static final int HIDDEN = 3;
    private static final int SHORT_CODE = 6;

    private MaskedNumbers() {}

    /**
     * Hides the last three digits; short codes and senders with a name are not masked.
     *
     * @param number as usage has it: E.164 without +, or a short code; null stays null
     */
    static @Nullable String masked(@Nullable String number) {
        if (number == null || number.isBlank()) {
            return null;
        }
        String digits = number.startsWith("+") ? number.substring(1) : number;
        boolean isNumber = digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber || digits.length() <= SHORT_CODE) {
            return digits;
        }
        return "+" + digits.substring(0, digits.length() - HIDDEN) + "x".repeat(HIDDEN);
    }
}
