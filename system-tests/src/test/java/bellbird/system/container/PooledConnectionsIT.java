package bellbird.system.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.tenant.TenantId;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * T8: whatever happened in a transaction, the next borrower of its connection sees nothing of it.
 */
@ExtendWith(ArquillianExtension.class)
class PooledConnectionsIT {

    /** More than the pool would need to hand out a connection that was used before. */
    private static final int BORROWED = 8;

    /** More than the pool has threads, so that they take turns. */
    private static final int CARRIED = 60;

    private static final Set<String> CLEAN = Set.of("bellbird_app|none|\"$user\", public|0|0");

    @Inject private Inside inside;

    @Resource(lookup = "java:jboss/datasources/AppDS")
    private DataSource pool;

    @Resource(lookup = "java:jboss/datasources/ControlDS")
    private DataSource registry;

    @Deployment
    static WebArchive beside_the_product() {
        return ShrinkWrap.create(WebArchive.class, "inside.war")
                .addAsLibraries(jarOf(Assertions.class))
                .addClasses(Inside.class, PooledConnections.class, TwoSchemas.class)
                .addAsResource(
                        new StringAsset(
                                """
                                <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                                  <persistence-unit name="inside" transaction-type="JTA">
                                    <jta-data-source>java:jboss/datasources/AppDS</jta-data-source>
                                    <class>bellbird.offering.ProductOffering</class>
                                    <properties>
                                      <property name="hibernate.multi_tenant_connection_provider" value="bellbird.tenancy.TenantConnections"/>
                                      <property name="hibernate.tenant_identifier_resolver" value="bellbird.tenancy.TenantIdentifier"/>
                                    </properties>
                                  </persistence-unit>
                                </persistence>"""),
                        "META-INF/persistence.xml")
                .addAsWebInfResource(
                        new StringAsset(
                                "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
                                        + " bean-discovery-mode=\"all\"/>"),
                        "beans.xml")
                .setManifest(
                        new StringAsset(
                                "Manifest-Version: 1.0\nDependencies: deployment.ROOT.war\n"));
    }

    private static File jarOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    @AfterEach
    void the_pool_is_clean() throws Exception {
        assertThat(PooledConnections.answers(pool, BORROWED)).isEqualTo(CLEAN);
    }

    @Test
    void a_transaction_works_in_the_role_and_schema_of_its_tenant() {
        assertThat(inside.whereAmI(first()))
                .isEqualTo(first().schema() + "|" + first().schema() + ", extensions");
        assertThat(inside.whereAmI(second()))
                .isEqualTo(second().schema() + "|" + second().schema() + ", extensions");
    }

    @Test
    void a_rollback_leaves_nothing_behind() {
        inside.rollBack(first());
        assertThat(inside.whereAmI(second())).startsWith(second().schema());
    }

    @Test
    void an_error_in_sql_leaves_nothing_behind() {
        assertThatThrownBy(() -> inside.execute(first(), "select 1/0"))
                .hasStackTraceContaining("division by zero");
        assertThat(inside.whereAmI(second())).startsWith(second().schema());
    }

    @Test
    void a_timeout_leaves_nothing_behind() {
        assertThatThrownBy(
                        () ->
                                inside.execute(
                                        first(),
                                        "set local statement_timeout = 50; select pg_sleep(5)"))
                .hasStackTraceContaining("statement timeout");
        assertThat(inside.whereAmI(second())).startsWith(second().schema());
    }

    @Test
    void a_setting_of_the_transaction_ends_with_it() {
        inside.execute(first(), "set local statement_timeout = 12345");
    }

    @Test
    void the_other_tenants_table_is_denied() {
        assertThatThrownBy(
                        () ->
                                inside.execute(
                                        first(), "select * from " + second().schema() + ".party"))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void without_a_tenant_there_is_no_connection() {
        assertThatThrownBy(() -> inside.withoutATenant()).isNotNull();
    }

    /** T9: a tenant is handed on, or there is none; never a default, never the last one. */
    @ParameterizedTest
    @EnumSource(Inside.Way.class)
    void a_tenant_does_not_travel_to_another_thread_by_itself(Inside.Way way) {
        assertThatThrownBy(() -> inside.onAnotherThread(first(), way).get(1, TimeUnit.MINUTES))
                .hasStackTraceContaining("no tenant");
    }

    /** T9: what is handed on arrives with its own work, whatever the thread did before. */
    @Test
    void a_tenant_that_is_carried_arrives_with_its_work_and_leaves_with_it() throws Exception {
        List<Future<Object>> seen = new ArrayList<>();
        for (int i = 0; i < CARRIED; i++) {
            seen.add(inside.carried(i % 2 == 0 ? first() : second()));
        }
        for (int i = 0; i < CARRIED; i++) {
            assertThat(seen.get(i).get(1, TimeUnit.MINUTES))
                    .isEqualTo((i % 2 == 0 ? first() : second()).schema());
        }
        assertThatThrownBy(
                        () ->
                                inside.onAnotherThread(first(), Inside.Way.MANAGED_EXECUTOR)
                                        .get(1, TimeUnit.MINUTES))
                .hasStackTraceContaining("no tenant");
    }

    /** T7: a statement that names no row changes all of one tenant, and none of another. */
    @ParameterizedTest
    @EnumSource(Inside.Bulk.class)
    void a_bulk_statement_changes_the_rows_of_its_own_tenant_only(Inside.Bulk how) {
        long rows = inside.number(first(), "select count(*) from product_offering");
        long ofFirst = versions(first());
        long ofSecond = versions(second());
        assertThat(rows).isPositive();
        assertThat(inside.raiseVersions(first(), how)).isEqualTo((int) rows);
        assertThat(versions(first())).isEqualTo(ofFirst + rows);
        assertThat(versions(second())).isEqualTo(ofSecond);
        inside.raiseVersions(second(), how);
        assertThat(versions(second())).as("the other's are looked at").isGreaterThan(ofSecond);
    }

    private long versions(TenantId tenant) {
        return inside.number(tenant, "select sum(version) from product_offering");
    }

    @Test
    void without_a_transaction_there_is_no_connection() {
        assertThatThrownBy(() -> inside.outsideATransaction(first()))
                .hasStackTraceContaining("needs an active transaction");
    }

    private TenantId first() {
        return TwoSchemas.tenant(registry, 0);
    }

    private TenantId second() {
        return TwoSchemas.tenant(registry, 1);
    }
}
