package bellbird.offering;

/**
 * What an offering is (TM Forum: plans are sold alone, add-ons beside them, bundles as a whole).
 */
public enum OfferingKind {
    BASE_PLAN,
    ADD_ON,
    BUNDLE
}
