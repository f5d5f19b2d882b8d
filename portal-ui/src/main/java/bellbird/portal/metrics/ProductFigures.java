package bellbird.portal.metrics;

import bellbird.tenancy.ControlSql;
import bellbird.tenancy.Gauge;
import bellbird.tenancy.GaugeTable;
import bellbird.tenancy.WorkDue;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an operator of the installation is woken for: work that waits, work that has failed, rules
 * that are broken. Read from the control schema only; tenants report themselves and are named by
 * their opaque code.
 */
@ApplicationScoped
public class ProductFigures {

    private static final String RULE = "invariant.";

    @Inject private ControlSql control;
    @Inject private Clock clock;

    MetricSnapshots read() {
        WorkDue due = control.asLogin(c -> WorkDue.read(c, clock.instant()));
        Map<String, List<GaugeDataPointSnapshot>> points = new TreeMap<>();
        add(points, "work_due", due.bells(), Labels.EMPTY);
        add(points, "work_oldest_wait_seconds", due.oldest().toSeconds(), Labels.EMPTY);
        due.tenants()
                .forEach(
                        (state, count) -> add(points, "tenants", count, Labels.of("state", state)));
        for (Gauge gauge : control.asLogin(c -> GaugeTable.all(c, ""))) {
            String tenant = gauge.tenant().code();
            if (gauge.name().startsWith(RULE)) {
                String rule = gauge.name().substring(RULE.length());
                Labels labels = Labels.of("tenant", tenant, "rule", rule);
                add(points, "invariant_violations", gauge.value(), labels);
                add(
                        points,
                        "invariant_checked_timestamp_seconds",
                        gauge.reportedAt().getEpochSecond(),
                        labels);
            } else {
                add(points, gauge.name(), gauge.value(), Labels.of("tenant", tenant));
            }
        }
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        points.forEach(
                (name, values) -> {
                    var metric = GaugeSnapshot.builder().name("bellbird_" + name);
                    values.forEach(metric::dataPoint);
                    all.metricSnapshot(metric.build());
                });
        return all.build();
    }

    private static void add(
            Map<String, List<GaugeDataPointSnapshot>> points,
            String name,
            double value,
            Labels labels) {
        points.computeIfAbsent(name, n -> new ArrayList<>())
                .add(GaugeDataPointSnapshot.builder().labels(labels).value(value).build());
    }
}
