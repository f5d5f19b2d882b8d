package bellbird.party;

/** What a party is. */
public enum PartyKind {
    PERSON,
    ORGANISATION
}
