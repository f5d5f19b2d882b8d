package bellbird.offering;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/**
 * Rate decks: a file is read, held against the prices there are, and put into terms when somebody
 * says so. Nothing is stored here; the terms are saved as a draft like any other.
 */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.PRODUCT_MANAGER})
public class RateDecks {

    /**
     * @param file CSV with a head; see the page of rate decks
     * @throws BellbirdException if it is no deck at all
     */
    public RateDeck read(Reader file) {
        try {
            return DeckReader.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the deck would change of the prices of the terms. */
    public DeckDifference compare(PriceTerms terms, RateDeck deck) {
        return DeckDifference.of(DeckTerms.rows(terms), deck.rows());
    }

    /** The terms with the deck in the place of the one they had. */
    public PriceTerms put(PriceTerms terms, RateDeck deck) {
        return DeckTerms.with(terms, deck.rows());
    }
}
