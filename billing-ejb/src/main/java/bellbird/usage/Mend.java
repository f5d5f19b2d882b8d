package bellbird.usage;

import java.util.Locale;

/** What a person does about suspended records, so that they can go back in. */
public enum Mend {
    /** Say which line had the number, or since when. */
    NUMBER,
    /** Say which line had the card, or since when. */
    CARD,
    /** Let the line begin earlier: it had the number, and no plan. */
    TERMS,
    /** Give the plan a price or a zone. */
    PRICE,
    /** Change how the feed is read, or what is plausible in it. */
    PROFILE,
    /** Wait for the other parts of the session, or rate what there is. */
    PARTS,
    /** Look at the records one by one. */
    LOOK;

    /**
     * @param reason message key
     */
    public static Mend of(String reason) {
        return switch (reason) {
            case "error.usage.unknownNumber" -> NUMBER;
            case "error.usage.unknownCard" -> CARD;
            case "error.usage.noTerms" -> TERMS;
            case "error.usage.noPrice",
                    "error.usage.noBand",
                    "error.usage.shortNumber",
                    "error.usage.unknownNetwork" ->
                    PRICE;
            case "error.usage.ambiguous",
                    "error.usage.gap",
                    "error.usage.duration",
                    "error.usage.volume",
                    "error.usage.tooOld",
                    "error.usage.future" ->
                    PROFILE;
            case "error.usage.part" -> PARTS;
            default -> LOOK;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
