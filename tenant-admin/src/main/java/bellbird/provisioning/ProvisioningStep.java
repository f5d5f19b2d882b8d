package bellbird.provisioning;

/** One step of making a tenant. Doing it twice is doing it once, undoing nothing is fine. */
interface ProvisioningStep {

    Step step();

    void apply(SignUp signUp) throws Exception;

    /** Takes back whatever part of it was done. */
    default void undo(SignUp signUp) throws Exception {}
}
