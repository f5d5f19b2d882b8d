package bellbird.product;

import static java.util.Objects.requireNonNull;

import bellbird.kernel.security.Caller;
import bellbird.kernel.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

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
        return started(accountId, orderId, offeringVersionId, startOn).id();
    }

    /**
     * Starts an add-on.
     *
     * @param lineProductId the product of the line that uses it
     * @return id of the product
     */
    public UUID startBeside(
            UUID lineProductId,
            UUID accountId,
            UUID orderId,
            UUID offeringVersionId,
            LocalDate startOn) {
        Product product = started(accountId, orderId, offeringVersionId, startOn);
        product.joinLineOf(requireNonNull(entities.find(Product.class, lineProductId)));
        return product.id();
    }

    /**
     * The product of a line.
     *
     * @param endOn day after its last one; null while it lasts
     */
    public record Line(UUID accountId, LocalDate startOn, @Nullable LocalDate endOn) {}

    /** Empty if there is no such line, or it has ended. Nobody ends it meanwhile. */
    public Optional<Line> lockedLine(UUID productId) {
        return Optional.ofNullable(
                        entities.find(Product.class, productId, LockModeType.PESSIMISTIC_WRITE))
                .flatMap(Product::line);
    }

    /** Makes products parts of what was sold, and is paid, as one. */
    public void bundle(UUID bundleId, List<UUID> parts) {
        for (UUID part : parts) {
            requireNonNull(entities.find(Product.class, part)).joinBundle(bundleId);
        }
    }

    private Product started(
            UUID accountId, UUID orderId, UUID offeringVersionId, LocalDate startOn) {
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
        return product;
    }
}
