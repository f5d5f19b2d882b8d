package bellbird.testing;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.security.Caller;
import bellbird.kernel.tenant.TenantId;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;

/**
 * Boundaries at work on a tenant's database without a server: one entity manager, fakes for the
 * ports, and each step a transaction of its own.
 */
public final class TenantWork implements AutoCloseable {

    public final TenantDatabase database = TenantDatabase.create();
    public final Map<String, Instant> jobs = new LinkedHashMap<>();
    public final List<String> audit = new ArrayList<>();
    public Instant now = Instant.parse("2026-10-12T09:00:00Z");
    public Optional<UUID> customer = Optional.empty();
    private String subject = "subject";

    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");

    static {
        HIBERNATE.setLevel(Level.SEVERE);
    }

    private final Connections connections = new Connections();
    private final TenantProfile profile;
    private final SessionFactory factory;
    private final EntityManager entities;
    private final Map<Class<?>, Object> beans = new HashMap<>();

    public TenantWork(String country, String currency, String zone, Class<?>... entityTypes) {
        profile =
                new TenantProfile(
                        new TenantId("larkspur01"),
                        "Larkspur Mobile",
                        "larkspur",
                        country,
                        Currency.getInstance(currency),
                        ZoneId.of(zone),
                        Locale.ENGLISH,
                        true);
        Configuration configuration = new Configuration();
        for (Class<?> type : entityTypes) {
            configuration.addAnnotatedClass(type);
        }
        configuration.getProperties().put("hibernate.connection.provider_class", connections);
        configuration.getProperties().put("hibernate.type.json_format_mapper", new NoJson());
        configuration.setProperty("hibernate.hbm2ddl.auto", "validate");
        factory = configuration.buildSessionFactory();
        entities = factory.createEntityManager();
        beans.put(EntityManager.class, entities);
        beans.put(TenantProfiles.class, new Profiles());
        beans.put(BusinessClock.class, new TestClock());
        beans.put(Caller.class, new TestCaller());
        beans.put(
                AuditTrail.class,
                (AuditTrail)
                        (action, type, id, before, after) ->
                                audit.add(
                                        action
                                                + ": "
                                                + (before == null ? "" : before + " -> ")
                                                + after));
        beans.put(Jobs.class, new TestJobs());
    }

    /** Makes a boundary and fills its injection points with what is known. */
    public <T> T add(T bean) {
        for (Class<?> type = bean.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class)
                        || field.isAnnotationPresent(EJB.class)
                        || field.isAnnotationPresent(PersistenceContext.class)) {
                    inject(bean, field);
                }
            }
            for (Class<?> port : type.getInterfaces()) {
                beans.put(port, bean);
            }
        }
        for (Class<?> type = bean.getClass(); type != Object.class; type = type.getSuperclass()) {
            beans.put(type, bean);
        }
        return bean;
    }

    /** Uses a bean for a type it does not name. */
    public void add(Class<?> type, Object bean) {
        beans.put(type, bean);
    }

    /** One transaction: all of it, or nothing when it throws. */
    public <R> R call(Supplier<R> work) {
        entities.clear();
        entities.getTransaction().begin();
        try {
            R result = work.get();
            entities.getTransaction().commit();
            return result;
        } catch (RuntimeException | Error e) {
            entities.getTransaction().rollback();
            throw e;
        }
    }

    public void run(Runnable work) {
        call(
                () -> {
                    work.run();
                    return true;
                });
    }

    public boolean isInTransaction() {
        return entities.getTransaction().isActive();
    }

    public TenantProfile profile() {
        return profile;
    }

    @Override
    public void close() {
        entities.close();
        factory.close();
        connections.close();
    }

    private void inject(Object bean, Field field) {
        Object found = beans.get(field.getType());
        if (found == null) {
            throw new IllegalStateException("nothing to inject into " + field);
        }
        try {
            field.setAccessible(true);
            field.set(bean, found);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Connections implements ConnectionProvider {

        private static final long serialVersionUID = 1;

        private final transient Deque<Connection> idle = new ConcurrentLinkedDeque<>();

        @Override
        public Connection getConnection() throws SQLException {
            Connection known = idle.poll();
            return known == null ? database.connect() : known;
        }

        @Override
        public void closeConnection(Connection connection) {
            idle.push(connection);
        }

        void close() {
            for (Connection connection : idle) {
                try {
                    connection.close();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        @Override
        public boolean supportsAggressiveRelease() {
            return false;
        }

        @Override
        public boolean isUnwrappableAs(Class<?> type) {
            return false;
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Profiles implements TenantProfiles {

        @Override
        public TenantProfile current() {
            return profile;
        }

        @Override
        public Optional<TenantProfile> byShortName(String shortName) {
            return Optional.of(profile).filter(one -> one.shortName().equals(shortName));
        }

        @Override
        public String baseUrl(TenantProfile tenant) {
            return "http://" + tenant.shortName() + ".localhost";
        }
    }

    /** From now on somebody else calls. */
    public void calledBy(String subject) {
        this.subject = subject;
    }

    private final class TestClock implements BusinessClock {

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public ZoneId zone() {
            return profile.zone();
        }
    }

    private final class TestCaller implements Caller {

        @Override
        public String subject() {
            return subject;
        }

        @Override
        public String displayName() {
            return "Bo Clerk";
        }

        @Override
        public String address() {
            return "-";
        }

        @Override
        public boolean isInRole(String role) {
            return true;
        }

        @Override
        public Optional<UUID> customer() {
            return customer;
        }
    }

    private final class TestJobs implements Jobs {

        @Override
        public void scheduleBusiness(String kind, String key, String payload, Instant dueAt) {
            jobs.putIfAbsent(kind + " " + key, dueAt);
        }

        @Override
        public void scheduleNow(String kind, String key, String payload) {
            jobs.putIfAbsent(kind + " " + key, now);
        }

        @Override
        public void scheduleAt(String kind, String key, String payload, Instant dueAt) {
            jobs.putIfAbsent(kind + " " + key, dueAt);
        }
    }

    /** No entity holds JSON, so no provider is needed. */
    private static final class NoJson implements FormatMapper {

        @Override
        public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
            throw new UnsupportedOperationException();
        }
    }
}
