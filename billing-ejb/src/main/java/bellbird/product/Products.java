package bellbird.product;

import bellbird.kernel.security.Caller;
import bellbird.kernel.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.Session;

/** Gives accounts what they ordered, in the caller's transaction. */
@ApplicationScoped
public class Products {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject BusinessClock clock;
    @Inject Caller caller;

    /**
     * @param startOn first day it is charged for
     * @return id of the product
     */
    public UUID start(UUID accountId, UUID orderId, UUID offeringVersionId, LocalDate startOn) {
        Product product = new Product(accountId, orderId, startOn);
        entities.persist(product);
        entities.persist(new ProductTerms(product.id(), offeringVersionId, startOn, "ordered"));
        entities.flush();
        entities.unwrap(Session.class)
                .doWork(
                        connection ->
                                new ProductRecords(connection)
                                        .record(
                                                product.id(),
                                                ProductEvent.Kind.STARTED,
                                                startOn,
                                                offeringVersionId,
                                                "",
                                                clock.now(),
                                                caller.displayName()));
        return product.id();
    }
}
