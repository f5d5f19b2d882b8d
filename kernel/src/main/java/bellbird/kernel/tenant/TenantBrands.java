package bellbird.kernel.tenant;

/** Port: the brand of the current tenant. */
public interface TenantBrands {

    TenantBrand current();
}
