package bellbird.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.system.architecture.Modules;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * T7: whatever outlives a request and is shared by all tenants is known here, with what keeps the
 * tenants in it apart.
 */
class SharedHoldersTest {

    /** By field, why nothing in it can come from one tenant to another. */
    private static final Map<String, String> KNOWN =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("bellbird.rating.PriceTables.tables", "key: tenant, version"),
                            Map.entry(
                                    "bellbird.invoice.Logos.KNOWN",
                                    "key: the whole picture, and nothing else goes in"),
                            Map.entry(
                                    "bellbird.invoice.Formats.KNOWN",
                                    "key: locale, currency, digits; only copied"),
                            Map.entry(
                                    "bellbird.invoice.QrCode.MASKS",
                                    "key: size; the same whatever the code says"),
                            Map.entry("bellbird.jobs.Running.jobs", "key: tenant, job"),
                            Map.entry("bellbird.jobs.Workers.active", "key: tenant"),
                            Map.entry("bellbird.jobs.Workers.waiting", "tenants, to be woken"),
                            Map.entry(
                                    "bellbird.provisioning.ProvisioningTimer.preparing",
                                    "whether the platform's realm is being made"),
                            Map.entry(
                                    "bellbird.tenancy.Migrations.newest",
                                    "version of the schema in this build"),
                            Map.entry("bellbird.identity.RealmClients.known", "key: realm, client"),
                            Map.entry(
                                    "bellbird.portal.access.RealmResolver.configurations",
                                    "key: realm, client"),
                            Map.entry(
                                    "bellbird.tenancy.RegisteredTenants.byId",
                                    "the registry itself, by tenant"),
                            Map.entry(
                                    "bellbird.tenancy.RegisteredTenants.byShortName",
                                    "the registry itself, by host"),
                            Map.entry(
                                    "bellbird.provisioning.ProvisioningQueue.atWork",
                                    "sign-ups of the installation, before there is a tenant"),
                            Map.entry(
                                    "bellbird.portal.text.MessageBundles.TEXTS",
                                    "texts of the product")));

    /** Annotations of objects that one application has one of. */
    private static final Set<String> SHARED =
            Set.of(
                    "jakarta.enterprise.context.ApplicationScoped",
                    "jakarta.ejb.Singleton",
                    "jakarta.inject.Singleton",
                    "jakarta.servlet.annotation.WebFilter",
                    "jakarta.servlet.annotation.WebServlet");

    /** One of them for the application without an annotation. */
    private static final Set<String> SHARED_CLASSES =
            Set.of("bellbird.portal.access.RealmResolver");

    private static final List<Class<?>> HOLDERS =
            List.of(Map.class, Collection.class, ThreadLocal.class);

    private static final List<String> HOLDING_PACKAGES = List.of("java.util.concurrent.atomic.");

    private static final Set<String> FILLING =
            Set.of("put", "putIfAbsent", "computeIfAbsent", "compute", "merge", "add", "addAll");

    @Test
    void every_shared_holder_keeps_tenants_apart() {
        SortedSet<String> found = new TreeSet<>();
        for (JavaClass type : Modules.classes()) {
            for (JavaField field : type.getFields()) {
                if (isStatic(field) ? changesLater(field) : isShared(type) && holds(field)) {
                    found.add(type.getName() + "." + field.getName());
                }
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(KNOWN.keySet());
    }

    private static boolean isShared(JavaClass type) {
        return SHARED_CLASSES.contains(type.getName())
                || type.getAnnotations().stream()
                        .anyMatch(a -> SHARED.contains(a.getRawType().getName()));
    }

    private static boolean isStatic(JavaField field) {
        return field.getModifiers().contains(JavaModifier.STATIC);
    }

    /** A static that changes after its class was loaded. */
    private static boolean changesLater(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.FINAL)
                || field.getRawType().isAssignableTo(ThreadLocal.class)
                || holds(field)
                        && field.getAccessesToSelf().stream().anyMatch(SharedHoldersTest::fills);
    }

    private static boolean fills(JavaFieldAccess access) {
        return !access.getOrigin().getName().equals("<clinit>")
                && access.getOrigin().getMethodCallsFromSelf().stream()
                        .anyMatch(
                                call ->
                                        call.getLineNumber() == access.getLineNumber()
                                                && FILLING.contains(call.getName())
                                                && HOLDERS.stream()
                                                        .anyMatch(
                                                                call.getTargetOwner()
                                                                        ::isAssignableTo));
    }

    private static boolean holds(JavaField field) {
        String name = field.getRawType().getName();
        return HOLDERS.stream().anyMatch(field.getRawType()::isAssignableTo)
                || HOLDING_PACKAGES.stream().anyMatch(name::startsWith)
                || name.equals("bellbird.tenancy.Remembered");
    }

    @Test
    void hibernate_keeps_nothing_between_transactions() throws IOException {
        String unit =
                Files.readString(
                        Path.of("..", "portal-ui/src/main/resources/META-INF/persistence.xml"));
        assertThat(unit).contains("<shared-cache-mode>NONE</shared-cache-mode>");
        for (JavaClass type : Modules.classes()) {
            assertThat(type.getAnnotations().stream().map(a -> a.getRawType().getName()))
                    .as(type.getName())
                    .doesNotContain("jakarta.persistence.Cacheable")
                    .doesNotContain("org.hibernate.annotations.Cache");
        }
    }
}
