package bellbird.local.stripe;

import java.util.List;
import java.util.Optional;

/**
 * The test cards of Stripe's documentation, and what they do. Every other number is refused.
 *
 * @param number the whole number; known to everybody, belongs to nobody
 * @param brand as the API names it
 * @param challenge whether the bank wants to see the payer first (3-D Secure)
 * @param outcome what happens then
 */
record TestCard(String number, String brand, boolean challenge, Outcome outcome) {

    /** What the bank says. */
    enum Outcome {
        APPROVED("", "", ""),
        GENERIC_DECLINE(
                "card_declined",
                "generic_decline",
                "Your bank declined this card. Nothing was charged. Try another card."),
        INSUFFICIENT_FUNDS(
                "card_declined",
                "insufficient_funds",
                "There is not enough money on this card. Nothing was charged. Try another card."),
        LOST_CARD(
                "card_declined",
                "lost_card",
                "Your bank declined this card. Nothing was charged. Try another card."),
        STOLEN_CARD(
                "card_declined",
                "stolen_card",
                "Your bank declined this card. Nothing was charged. Try another card."),
        EXPIRED_CARD(
                "expired_card",
                "expired_card",
                "This card has expired. Nothing was charged. Try another card."),
        INCORRECT_CVC(
                "incorrect_cvc",
                "incorrect_cvc",
                "The security code is wrong. Nothing was charged. Check it and try again."),
        PROCESSING_ERROR(
                "processing_error",
                "processing_error",
                "The card could not be processed. Nothing was charged. Try again in a minute."),
        NOT_AUTHENTICATED(
                "authentication_required",
                "authentication_not_handled",
                "Your bank could not confirm it was you. Nothing was charged. Try again or take"
                        + " another card.");

        private final String code;
        private final String declineCode;
        private final String words;

        Outcome(String code, String declineCode, String words) {
            this.code = code;
            this.declineCode = declineCode;
            this.words = words;
        }

        String code() {
            return code;
        }

        String declineCode() {
            return declineCode;
        }

        /** For the payer. */
        String words() {
            return words;
        }
    }

    private static final List<TestCard> ALL =
            List.of(
                    ok("4242424242424242", "visa"),
                    ok("4000056655665556", "visa"),
                    ok("5555555555554444", "mastercard"),
                    ok("2223003122003222", "mastercard"),
                    ok("5200828282828210", "mastercard"),
                    ok("378282246310005", "amex"),
                    ok("371449635398431", "amex"),
                    ok("6011111111111117", "discover"),
                    ok("3056930009020004", "diners"),
                    ok("3566002020360505", "jcb"),
                    ok("6200000000000005", "unionpay"),
                    declined("4000000000000002", Outcome.GENERIC_DECLINE),
                    declined("4000000000009995", Outcome.INSUFFICIENT_FUNDS),
                    declined("4000000000009987", Outcome.LOST_CARD),
                    declined("4000000000009979", Outcome.STOLEN_CARD),
                    declined("4000000000000069", Outcome.EXPIRED_CARD),
                    declined("4000000000000127", Outcome.INCORRECT_CVC),
                    declined("4000000000000119", Outcome.PROCESSING_ERROR),
                    challenged("4000000000003220", Outcome.APPROVED),
                    challenged("4000002500003155", Outcome.APPROVED),
                    challenged("4000002760003184", Outcome.APPROVED),
                    challenged("4000008260003178", Outcome.INSUFFICIENT_FUNDS),
                    challenged("4000008400001629", Outcome.GENERIC_DECLINE));

    static Optional<TestCard> of(String digits) {
        return ALL.stream().filter(card -> card.number.equals(digits)).findFirst();
    }

    String last4() {
        return number.substring(number.length() - 4);
    }

    int securityCodeLength() {
        return brand.equals("amex") ? 4 : 3;
    }

    /** Says no number. */
    @Override
    public String toString() {
        return brand + " …" + last4();
    }

    private static TestCard ok(String number, String brand) {
        return new TestCard(number, brand, false, Outcome.APPROVED);
    }

    private static TestCard declined(String number, Outcome outcome) {
        return new TestCard(number, "visa", false, outcome);
    }

    private static TestCard challenged(String number, Outcome outcome) {
        return new TestCard(number, "visa", true, outcome);
    }
}
