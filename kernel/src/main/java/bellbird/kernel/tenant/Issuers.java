package bellbird.kernel.tenant;

/** Port: who issues the current tenant's bills. */
public interface Issuers {

    IssuerDetails current();
}
