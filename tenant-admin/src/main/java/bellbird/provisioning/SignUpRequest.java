package bellbird.provisioning;

/**
 * What a founder types.
 *
 * @param shortName host label and realm, such as {@code acme}
 * @param country ISO 3166-1 alpha-2
 * @param password becomes the owner's; only its hash is kept, and only until the realm has it
 */
public record SignUpRequest(
        String company, String shortName, String country, String email, String password) {

    @Override
    public String toString() {
        return "SignUpRequest[" + shortName + "]";
    }
}
