package bellbird.usage;

import java.util.List;

/**
 * Why a whole file is refused before anything of it is rated.
 *
 * @param reason bundle key
 * @param parameters for the text, in order
 */
public record FileRefusal(String reason, List<String> parameters) {

    public FileRefusal {
        parameters = List.copyOf(parameters);
    }

    static FileRefusal of(String reason, String... parameters) {
        return new FileRefusal(reason, List.of(parameters));
    }
}
