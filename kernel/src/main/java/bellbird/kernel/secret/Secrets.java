package bellbird.kernel.secret;

/** Port: seals secrets for the database under the installation's current key. */
public interface Secrets {

    /**
     * @param place where it will stand, of {@link SealedColumn#place}; it opens nowhere else
     */
    String seal(String place, String plain);

    /**
     * @throws IllegalStateException if it was not sealed for this place, was changed, or its key is
     *     not configured
     */
    String open(String place, String sealed);
}
