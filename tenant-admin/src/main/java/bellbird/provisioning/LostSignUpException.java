package bellbird.provisioning;

/** Another worker makes this tenant now; this one must stop. */
class LostSignUpException extends RuntimeException {

    private static final long serialVersionUID = 1;

    LostSignUpException(SignUp signUp) {
        super("sign-up " + signUp.id() + " was taken over by another worker");
    }
}
