package register.aws.s3;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.aws.AwsConnection;
import register.document.DocumentKey.Shelf;
import register.settings.BadSettingException;
import register.settings.Variables;

/// The bucket of each shelf that a function may use.
public final class Buckets {
    private static final Map<Shelf, String> VARIABLES = Map.of(
            Shelf.PUBLISHED, "REGISTER_PUBLISHED_BUCKET",
            Shelf.PERSONAL, "REGISTER_PERSONAL_BUCKET",
            Shelf.CORRESPONDENCE, "REGISTER_CORRESPONDENCE_BUCKET");

    private final Map<Shelf, String> names = new EnumMap<>(Shelf.class);

    private Buckets() {}

    /// Reads `REGISTER_PUBLISHED_BUCKET`, `REGISTER_PERSONAL_BUCKET` and `REGISTER_CORRESPONDENCE_BUCKET`; a
    /// function that does not use a shelf has no variable for it.
    public static Buckets of(Variables variables) {
        var buckets = new Buckets();
        VARIABLES.forEach((shelf, variable) -> {
            String name = variables.optional(variable);
            if (name != null) {
                buckets.names.put(shelf, name);
            }
        });
        return buckets;
    }

    /// @throws BadSettingException if the variable is missing
    public String of(Shelf shelf) {
        @Nullable String name = names.get(shelf);
        if (name == null) {
            throw new BadSettingException(String.valueOf(VARIABLES.get(shelf)), "", AwsConnection.STACK);
        }
        return name;
    }
}
