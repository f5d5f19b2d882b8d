package bellbird.payment;

/** The provider could not be asked; the job tries again later. */
class ProviderUnreachableException extends Exception {

    private static final long serialVersionUID = 1;

    ProviderUnreachableException(String reason) {
        super(reason);
    }
}
