package bellbird.offering;

/**
 * What an import did with an offering or a promotion.
 *
 * @param code of it
 * @param version number of its newest version; 0 for promotions
 */
public record CatalogChange(Kind kind, String code, String name, Outcome outcome, int version) {

    /** What was changed. */
    public enum Kind {
        OFFERING,
        PROMOTION
    }

    /** How. */
    public enum Outcome {
        /** New; an offering has a draft, which is sold once it is published. */
        CREATED,
        /** Its prices differ from what is published: they are a draft until they are published. */
        DRAFTED,
        /** Name, kind, compatibility or the like changed, not the prices. */
        CHANGED,
        /** Says what it said. */
        UNCHANGED,
        /** Was retired and is in the document again. */
        RESTORED,
        /** Not in the document: no longer sold; who has it keeps it. */
        RETIRED
    }
}
