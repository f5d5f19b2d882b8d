package bellbird.tenancy;

/** Whether people can sign in; implemented beside the identity provider's client. */
public interface IdentityHealth {

    boolean reachable();
}
