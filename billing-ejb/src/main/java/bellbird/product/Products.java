package bellbird.product;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.UUID;

/** Gives accounts what they ordered, in the caller's transaction. */
@ApplicationScoped
public class Products {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    /**
     * @param startOn first day it is charged for
     * @return id of the product
     */
    public UUID start(UUID accountId, UUID orderId, UUID offeringVersionId, LocalDate startOn) {
        Product product = new Product(accountId, orderId, startOn);
        entities.persist(product);
        entities.persist(new ProductTerms(product.id(), offeringVersionId, startOn, "ordered"));
        return product.id();
    }
}
