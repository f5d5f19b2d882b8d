package bellbird.tenancy;

import bellbird.kernel.tenant.TenantId;
import java.time.Instant;

/** A figure that a tenant reported last. */
public record Gauge(TenantId tenant, String name, double value, Instant reportedAt) {}
